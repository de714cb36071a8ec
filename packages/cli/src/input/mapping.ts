/** What the names in a file mean, written down once and kept beside it. */
export interface Mapping {
  /** by the name that the file has: the name that the format has, or null where the column is not to be read */
  readonly columns: ReadonlyMap<string, string | null>;
  /** by what the file says of a unit (its code, its name, or `name / parent`): its id */
  readonly units: ReadonlyMap<string, string>;
  /** ids that are numbers of different lengths are meant so: no zeros were lost */
  readonly idsAreNumbers: boolean;
}
