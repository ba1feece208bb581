import { runProgram } from '../support/run-program';
import type { Finding, Severity } from './finding';
import type { Judge } from './judge';
import type { Subject } from './subject';

/** What it would leave out although nothing speaks against it. */
const OPTIONAL = [
  'container-ephemeral-storage-request-equals-limit',
  'container-ports-check',
  'container-seccomp-profile',
];

/** Its worst grades; a check that has passed has 10, and 7 is for what it merely points out. */
const SEVERITY_BY_GRADE: Readonly<Record<number, Severity>> = { 1: 'high', 5: 'medium', 7: 'low' };

interface ScoredObject {
  readonly type_meta: { readonly kind: string };
  readonly object_meta: { readonly name: string; readonly namespace?: string };
  readonly checks: readonly {
    readonly check: { readonly id: string; readonly name: string };
    readonly grade: number;
    readonly skipped: boolean;
    readonly comments: readonly { readonly summary: string }[] | null;
  }[];
}

/** Advice on Kubernetes' objects as a set: what selects what, and what is missing beside it. */
export function kubeScore(program: string, version: string, kubernetes: string): Judge {
  return {
    name: 'kube-score',
    version,
    reads: ({ manifests }) => manifests !== undefined,
    async judge(subjects) {
      const found: Finding[] = [];
      for (const subject of subjects) {
        const options = OPTIONAL.flatMap((test) => ['--enable-optional-test', test]);
        const args = ['score', '--kubernetes-version', kubernetes, '--output-format', 'json'];
        // 1 tells of findings.
        const output = await runProgram(program, [...args, ...options, subject.manifests ?? ''], {
          doneCodes: [0, 1],
        });
        found.push(...parseKubeScore(output, subject));
      }
      return found;
    },
    bites: [
      'container-security-context-privileged Deployment/bad/bad',
      'container-resources Deployment/bad/bad',
    ],
  };
}

export function parseKubeScore(output: string, subject: Pick<Subject, 'name'>): Finding[] {
  return (JSON.parse(output) as readonly ScoredObject[]).flatMap((object) =>
    object.checks
      .filter(({ skipped, grade }) => !skipped && grade < 10)
      .map(({ check, grade, comments }): Finding => {
        const { kind } = object.type_meta;
        const { namespace = '', name } = object.object_meta;
        const summaries = new Set((comments ?? []).map(({ summary }) => summary));
        return {
          judge: 'kube-score',
          rule: check.id,
          severity: SEVERITY_BY_GRADE[grade] ?? 'high',
          subject: subject.name,
          kind,
          address: `${kind}/${namespace}/${name}`,
          message: summaries.size > 0 ? [...summaries].join('; ') : check.name,
        };
      }),
  );
}
