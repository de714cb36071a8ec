/** Answers handed in together, and taken back together. */
export interface SubmissionBulkCommands {
  SubmitObservations: {
    readonly submissionId: string;
    /** slug of the programme that they are handed in for */
    readonly programme: string;
    /** version of its standard that they were read by */
    readonly version: string;
    /** digest of the file that they came in */
    readonly source: string;
  };
  /** takes back what was handed in for a programme, as far as it is still current */
  RetractSubmission: {
    /** number of one of its events, or the id of the submission */
    readonly submission: string;
    /** slug of the programme that it was handed in for */
    readonly programme: string;
  };
}
