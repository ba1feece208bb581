export type Interrupt = 'SIGINT' | 'SIGTERM';

/** What a command may touch of the world outside: handed in, so that tests can look at it. */
export interface Io {
  /** Says a result, as a line of its own, to standard output. */
  out(text: string): void;
  /** Says something to a person, as a line of its own, to standard error. */
  err(text: string): void;
  /** Writes to standard error as it stands; for a line that is drawn over. */
  draw(text: string): void;
  /** Whether a person watches standard error on a terminal. */
  readonly isTerminal: boolean;
  /** Asks the person at the terminal. Absent when nobody can answer. */
  readonly ask?: (question: string) => Promise<string>;
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Calls `listener` at every Ctrl-C or SIGTERM, until the returned function is called. */
  onInterrupt(listener: (signal: Interrupt) => void): () => void;
}
