import { SEVERITIES, type Finding, type Severity } from './finding';

/** Kinds of finding that may be accepted, of all judges together. Each one is a promise broken. */
const MOST_KINDS = 6;

/** A kind of finding that stays, and why. */
export interface Accepted {
  readonly judge: string;
  readonly rule: string;
  readonly severity: Severity;
  /** Kinds of resource that have it. */
  readonly kinds: readonly string[];
  /** Where: `<subject>/<address>`, with `*` for any text. */
  readonly where: readonly string[];
  readonly reason: string;
}

export interface Comparison {
  readonly accepted: readonly Finding[];
  /** Findings that nobody has accepted. */
  readonly news: readonly Finding[];
}

/** Parts the findings that were accepted from all others. */
export function compareFindings(
  findings: readonly Finding[],
  entries: readonly Accepted[],
): Comparison {
  const accepted = findings.filter((finding) => entries.some((entry) => covers(entry, finding)));
  return { accepted, news: findings.filter((finding) => !accepted.includes(finding)) };
}

/** Kinds and places of the entries that cover none of the findings: what was mended stays mended. */
export function findStale(findings: readonly Finding[], entries: readonly Accepted[]): string[] {
  return entries.flatMap((entry) => {
    const { judge, rule, kinds, where } = entry;
    const covered = findings.filter((finding) => covers(entry, finding));
    const unusedKinds = kinds.filter((kind) => !covered.some((finding) => finding.kind === kind));
    const unusedPlaces = where.filter((pattern) => !covered.some((each) => isAt(each, pattern)));
    return [...unusedKinds, ...unusedPlaces].map((unused) => `${judge} ${rule}: ${unused}`);
  });
}

/** One line for each entry: what stays, how often, and why. */
export function renderAccepted(
  findings: readonly Finding[],
  entries: readonly Accepted[],
): string[] {
  return entries.map((entry) => {
    const { judge, rule, severity, reason } = entry;
    const count = findings.filter((finding) => covers(entry, finding)).length;
    return `accepted ${count} times: ${judge} ${rule} (${severity}). ${reason}`;
  });
}

/** What is wrong with the list itself. */
export function* checkAccepted(entries: readonly Accepted[]): Iterable<string> {
  if (entries.length > MOST_KINDS) {
    yield `must hold at most ${MOST_KINDS} kinds of finding, got ${entries.length}`;
  }
  const seen = new Set<string>();
  for (const { judge, rule, severity, reason } of entries) {
    const name = `${judge} ${rule}`;
    if (severity === 'high') yield `${name}: must not be of high severity`;
    if (!SEVERITIES.includes(severity)) yield `${name}: must have a severity, got ${severity}`;
    if (reason.trim() === '') yield `${name}: must say why`;
    if (seen.has(name)) yield `${name}: must be listed once`;
    seen.add(name);
  }
}

function covers(entry: Accepted, finding: Finding): boolean {
  return (
    entry.judge === finding.judge &&
    entry.rule === finding.rule &&
    // Worse than it was when somebody looked at it is new.
    entry.severity === finding.severity &&
    entry.kinds.includes(finding.kind) &&
    entry.where.some((pattern) => isAt(finding, pattern))
  );
}

function isAt({ subject, address }: Finding, pattern: string): boolean {
  const parts = pattern.split('*').map((part) => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${parts.join('.*')}$`).test(`${subject}/${address}`);
}
