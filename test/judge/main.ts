import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { parse } from 'yaml';

import { hasTerraform } from '../support/terraform';
import { checkAccepted, findStale, renderAccepted, type Accepted } from './accepted';
import { cdktfVersion, synthesizeByCdktf } from './cdktf-synth';
import { casesOfBites, casesOfSubjects, hear, renderHearing, type Hearing } from './hearing';
import { summonJudges } from './judges';
import { writeBadSubject, writeSubjects } from './subjects';
import { caseOf, renderCases, type Case } from './tally';

/** What cannot be had here, by name. */
const RULES_FOR_AWS: Case = {
  name: "tflint's rules for AWS find nothing in functions",
  outcome: 'skipped',
  details: ['tflint downloads them as a plugin (tflint-ruleset-aws), and the judges sit offline'],
};

/** Has every judge judge every stack of the repository. */
async function main(): Promise<void> {
  const accepted = readFileSync(join(__dirname, 'accepted.yaml'), 'utf8');
  const entries = parse(accepted) as readonly Accepted[];
  const root = mkdtempSync(join(tmpdir(), 'fleetwright-judge-'));
  try {
    const cases = [...(await casesOfCdktf()), ...(await casesOfJudges(root, entries))];
    console.log(renderCases(cases));
    if (cases.some(({ outcome }) => outcome === 'failed')) process.exitCode = 1;
  } finally {
    rmSync(root, { recursive: true });
  }
}

async function casesOfJudges(root: string, entries: readonly Accepted[]): Promise<Case[]> {
  const subjects = await writeSubjects(root);
  const bad = writeBadSubject(root);
  const cases: Case[] = [];
  const hearings: Hearing[] = [];
  for (const judge of await summonJudges()) {
    if ('skipReason' in judge) {
      console.log(`${judge.name}: skipped`);
      cases.push({ name: judge.name, outcome: 'skipped', details: [judge.skipReason] });
      continue;
    }
    const hearing = await hear(judge, subjects, bad);
    console.log(renderHearing(hearing, entries));
    hearings.push(hearing);
    cases.push(...casesOfSubjects(hearing, entries), ...casesOfBites(hearing, judge.bites));
  }
  return [...cases, RULES_FOR_AWS, ...casesOfList(hearings, entries)];
}

function casesOfList(hearings: readonly Hearing[], entries: readonly Accepted[]): Case[] {
  const findings = hearings.flatMap((hearing) => hearing.findings);
  // Of a judge that did not sit, nobody knows what is stale.
  const heard = entries.filter((entry) => hearings.some(({ judge }) => judge.name === entry.judge));
  for (const line of renderAccepted(findings, heard)) console.log(line);
  return [
    caseOf('at most six kinds of finding are accepted, none of high severity', [
      ...checkAccepted(entries),
    ]),
    caseOf('everything that is accepted is still found', findStale(findings, heard)),
  ];
}

async function casesOfCdktf(): Promise<Case[]> {
  // cdktf asks it for its version before it does anything.
  if (!hasTerraform && process.env['CI'] !== 'true') {
    return [{ name: 'cdktf synth', outcome: 'skipped', details: ['terraform is not on PATH'] }];
  }
  const { stacks, problem } = await synthesizeByCdktf();
  const bad = await synthesizeByCdktf(`node "${join(__dirname, 'bad/program.mjs')}"`);
  console.log(`cdktf synth ${cdktfVersion()}: ${stacks.length} stacks`);
  const isAll = stacks.join() === 'online-boutique,orders';
  return [
    caseOf(
      'cdktf synth writes the stacks of the repository',
      isAll ? [] : [problem ?? `wrote only: ${stacks.join(', ') || 'nothing'}`],
    ),
    caseOf(
      'cdktf synth refuses a program that is wrong on purpose',
      bad.problem === undefined ? [`wrote: ${bad.stacks.join(', ') || 'nothing'}`] : [],
    ),
  ];
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
