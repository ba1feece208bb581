import { describe, expect, it } from 'vitest';

import { aFinding } from './a-finding';
import { anEntry } from './an-entry';
import type { Finding } from './finding';
import { casesOfBites, casesOfSubjects, hear, renderHearing } from './hearing';
import type { Judge } from './judge';
import type { Subject } from './subject';

const SHOP: Subject = { name: 'shop', folder: '/shop', addresses: [], manifests: '/shop/m.yaml' };
const FUNCTIONS: Subject = { name: 'functions', folder: '/functions', addresses: [] };
const BAD: Subject = { name: 'bad', folder: '/bad', addresses: [], manifests: '/bad/m.yaml' };

/** A judge that says `findings` of what it reads, which is manifests alone. */
function aJudge(findings: readonly Finding[]): Judge {
  return {
    name: 'checkov',
    version: '3.3.30',
    reads: ({ manifests }) => manifests !== undefined,
    judge: (subjects) =>
      Promise.resolve(
        findings.filter(({ subject }) => subjects.some(({ name }) => name === subject)),
      ),
    bites: ['CKV_K8S_16 Deployment/bad/bad'],
  };
}

const BITE = aFinding({ subject: 'bad', rule: 'CKV_K8S_16', address: 'Deployment/bad/bad' });

describe('hear', () => {
  it('lays before a judge what it reads, and keeps apart what is wrong on purpose', async () => {
    const found = aFinding();
    const judge = aJudge([found, BITE]);

    const hearing = await hear(judge, [SHOP, FUNCTIONS], BAD);

    expect(hearing).toEqual({ judge, subjects: [SHOP], findings: [found], bites: [BITE] });
  });
});

describe('the cases of a hearing', () => {
  it('pass for a subject of which all findings are accepted', async () => {
    const hearing = await hear(aJudge([aFinding(), BITE]), [SHOP], BAD);

    expect(casesOfSubjects(hearing, [anEntry()])).toEqual([
      { name: 'checkov finds nothing new in shop', outcome: 'passed', details: [] },
    ]);
    expect(renderHearing(hearing, [anEntry()])).toBe(
      'checkov 3.3.30: judged 1, findings accepted 1, new 0',
    );
  });

  it('fail for a new finding, with its place and its rule', async () => {
    const hearing = await hear(aJudge([aFinding()]), [SHOP], BAD);

    expect(casesOfSubjects(hearing, [])).toEqual([
      {
        name: 'checkov finds nothing new in shop',
        outcome: 'failed',
        details: [
          'shop  Deployment/shop/cart\n      checkov CKV_K8S_43 (low): Image should use digest',
        ],
      },
    ]);
  });

  it.each([
    { says: [BITE], outcome: 'passed', details: [] },
    { says: [], outcome: 'failed', details: ['found only: nothing'] },
  ])('$outcome for a judge that says $says.length things of what is wrong', async (row) => {
    const judge = aJudge(row.says);

    const cases = casesOfBites(await hear(judge, [SHOP], BAD), judge.bites);

    expect(cases).toMatchObject([{ outcome: row.outcome, details: row.details }]);
  });
});
