import type { Finding } from './finding';
import type { Subject } from './subject';

/** A tool that nobody here wrote, ready to judge. */
export interface Judge {
  readonly name: string;
  readonly version: string;
  /** Whether there is anything in the subject that it reads. */
  reads(subject: Subject): boolean;
  /** Everything that it finds in the subjects that it reads. */
  judge(subjects: readonly Subject[]): Promise<readonly Finding[]>;
  /** Findings in the subject `bad` that it must have, or it does not judge: `<rule> <address>`. */
  readonly bites: readonly string[];
}
