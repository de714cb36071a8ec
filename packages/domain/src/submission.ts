/** Answers handed in together. */
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
}
