import { relative } from 'node:path';

import type { LocatedProblem } from '../errors';
import type { ReportedAcceptance, SystemReport } from '../model/report';
import type { Outcome } from '../terraform/in-order';
import { SecondPlanNotEmpty, type StackRehearsal } from '../terraform/rehearse-stack';
import { TerraformFailed } from '../terraform/steps';
import { amount } from './amount';
import { countProblems } from './render-check';
import { openProblems } from './report-file';
import { countResources, readStackJson } from './stack-json';
import type { Synthesis } from './synthesis';

/** What a rehearsal found, as text and JSON tell it. */
export interface RehearsalResult {
  /** Whether Terraform took part. */
  readonly rehearsed: boolean;
  readonly stacks: readonly RehearsedStackResult[];
  readonly services: number;
  readonly edges: number;
  readonly resources: number;
  readonly problems: readonly LocatedProblem[];
  readonly acceptances: readonly ReportedAcceptance[];
  readonly seconds: Readonly<Record<string, number>>;
}

export interface RehearsedStackResult {
  readonly name: string;
  readonly status: 'passed' | 'failed' | 'skipped' | 'synthesized';
  readonly resources: number;
  /** Where the files lie. */
  readonly folder: string;
  readonly reason?: string;
}

interface Parts {
  readonly cwd: string;
  readonly synthesis: Synthesis;
  readonly seconds: Readonly<Record<string, number>>;
  /** Absent when Terraform took no part. */
  readonly outcomes?: ReadonlyMap<string, Outcome<StackRehearsal>>;
}

export function rehearsalResult({ cwd, synthesis, seconds, outcomes }: Parts): RehearsalResult {
  const { stacks, report } = synthesis;
  const results = stacks.map(({ name, file, folder }) => ({
    name,
    ...(outcomes === undefined ? { status: 'synthesized' as const } : statusOf(outcomes.get(name))),
    resources: countResources(readStackJson(file)),
    folder: relative(cwd, folder),
  }));
  const names = new Set(stacks.map(({ name }) => name));
  return {
    rehearsed: outcomes !== undefined,
    stacks: results,
    ...sizeOf(report, names),
    resources: results.reduce((sum, { resources }) => sum + resources, 0),
    problems: openProblems(report),
    acceptances: report?.acceptances ?? [],
    seconds,
  };
}

function sizeOf(
  report: SystemReport | undefined,
  names: ReadonlySet<string>,
): Pick<RehearsalResult, 'services' | 'edges'> {
  const isHere = (key: string): boolean => names.has(key.split('/')[0] ?? '');
  return {
    services: report?.services.filter(({ stack }) => names.has(stack)).length ?? 0,
    edges: report?.edges.filter(({ from }) => isHere(from)).length ?? 0,
  };
}

function statusOf(
  outcome: Outcome<StackRehearsal> | undefined,
): Pick<RehearsedStackResult, 'status' | 'reason'> {
  if (outcome?.kind === 'done') return { status: 'passed' };
  if (outcome?.kind !== 'failed') return { status: 'skipped' };
  const { error } = outcome;
  // Anything else is a bug of ours, and said as such.
  if (!(error instanceof TerraformFailed || error instanceof SecondPlanNotEmpty)) throw error;
  const step = error instanceof TerraformFailed ? `terraform ${error.step} failed:\n` : '';
  return { status: 'failed', reason: `${step}${error.message}` };
}

export function renderRehearsal(result: RehearsalResult): string {
  const { errors, warnings } = countProblems(result.problems);
  const size = [
    amount(result.services, 'service'),
    amount(result.resources, 'resource'),
    amount(result.edges, 'edge'),
    amount(errors, 'error'),
    amount(warnings, 'warning'),
  ];
  const seconds = Object.entries(result.seconds).map(
    ([phase, time]) => `${phase} ${time.toFixed(1)} s`,
  );
  return [
    ...result.stacks.map(({ name, status, folder }) => `${name}\t${status}\t${folder}`),
    size.join(', '),
    seconds.join(', '),
  ].join('\n');
}
