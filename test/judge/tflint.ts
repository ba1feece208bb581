import { runProgram } from '../support/run-program';
import type { Finding, Severity } from './finding';
import type { Judge } from './judge';
import { CONFIGURATION, type Subject } from './subject';

const SEVERITY: Readonly<Record<string, Severity>> = { warning: 'medium', notice: 'low' };

interface Report {
  readonly issues: readonly {
    readonly rule: { readonly name: string; readonly severity: string };
    readonly message: string;
    readonly range: { readonly filename: string; readonly start: { readonly line: number } };
  }[];
  readonly errors: readonly { readonly message: string }[];
}

/** Terraform's language alone: the rules that tflint brings along. Those for AWS would be a download. */
export function tflint(program: string, version: string): Judge {
  return {
    name: 'tflint',
    version,
    reads: () => true,
    async judge(subjects) {
      const found: Finding[] = [];
      for (const subject of subjects) {
        const output = await runProgram(program, ['--format', 'json'], {
          cwd: subject.folder,
          env: { TFLINT_DISABLE_VERSION_CHECK: '1' },
          // 2 tells of findings.
          doneCodes: [0, 2],
        });
        found.push(...parseTflint(output, subject));
      }
      return found;
    },
    bites: ['terraform_required_version cdk.tf.json', 'terraform_typed_variables cdk.tf.json'],
  };
}

/** @throws {Error} where tflint could not read the configuration: then nothing was judged. */
export function parseTflint(output: string, subject: Pick<Subject, 'name'>): Finding[] {
  const { issues, errors } = JSON.parse(output) as Report;
  if (errors.length > 0) throw new Error(errors.map(({ message }) => message).join('\n'));
  return issues.map(({ rule, message, range }) => ({
    judge: 'tflint',
    rule: rule.name,
    severity: SEVERITY[rule.severity] ?? 'high',
    subject: subject.name,
    kind: CONFIGURATION,
    address: range.filename,
    message: `${message} (line ${range.start.line})`,
  }));
}
