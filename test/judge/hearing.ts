import { compareFindings, type Accepted } from './accepted';
import { renderFinding, type Finding } from './finding';
import type { Judge } from './judge';
import type { Subject } from './subject';
import { caseOf, type Case } from './tally';

/** What one judge said of everything that was laid before it. */
export interface Hearing {
  readonly judge: Pick<Judge, 'name' | 'version'>;
  readonly subjects: readonly Subject[];
  /** Of the subjects. */
  readonly findings: readonly Finding[];
  /** Of what is wrong on purpose. */
  readonly bites: readonly Finding[];
}

/** Lays the subjects before a judge, and among them one that it must not let pass. */
export async function hear(
  judge: Judge,
  subjects: readonly Subject[],
  bad: Subject,
): Promise<Hearing> {
  const heard = subjects.filter((subject) => judge.reads(subject));
  const all = await judge.judge([...heard, bad]);
  const bites = all.filter(({ subject }) => subject === bad.name);
  return { judge, subjects: heard, findings: all.filter((each) => !bites.includes(each)), bites };
}

/** One case for each subject: nothing new was found in it. */
export function casesOfSubjects(hearing: Hearing, entries: readonly Accepted[]): Case[] {
  const { judge, subjects, findings } = hearing;
  const { news } = compareFindings(findings, entries);
  return subjects.map(({ name }) =>
    caseOf(
      `${judge.name} finds nothing new in ${name}`,
      news.filter(({ subject }) => subject === name).map(renderFinding),
    ),
  );
}

/** One case for each finding that the judge must have in what is wrong on purpose. */
export function casesOfBites({ judge, bites }: Hearing, expected: readonly string[]): Case[] {
  const found = bites.map(({ rule, address }) => `${rule} ${address}`);
  return expected.map((bite) =>
    caseOf(
      `${judge.name} finds ${bite}, which is wrong on purpose`,
      found.includes(bite) ? [] : [`found only: ${found.join(', ') || 'nothing'}`],
    ),
  );
}

/** One line: who judged, how much, and what came of it. */
export function renderHearing(hearing: Hearing, entries: readonly Accepted[]): string {
  const { judge, subjects, findings } = hearing;
  const { accepted, news } = compareFindings(findings, entries);
  return (
    `${judge.name} ${judge.version}: judged ${subjects.length}, ` +
    `findings accepted ${accepted.length}, new ${news.length}`
  );
}
