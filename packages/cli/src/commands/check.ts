export interface CheckOptions {
  readonly json?: boolean;
  readonly language?: string;
}
