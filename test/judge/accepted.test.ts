import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';

import {
  checkAccepted,
  compareFindings,
  findStale,
  renderAccepted,
  type Accepted,
} from './accepted';
import { aFinding } from './a-finding';
import { anEntry } from './an-entry';
import { severityOfCheckov } from './severity';

describe('compareFindings', () => {
  it('accepts what an entry names by judge, rule, severity, kind and place', () => {
    const finding = aFinding();

    expect(compareFindings([finding], [anEntry()])).toEqual({ accepted: [finding], news: [] });
  });

  it.each([
    ['another judge', { judge: 'kube-score' }],
    ['another rule', { rule: 'CKV_K8S_35' }],
    ['a worse severity', { severity: 'high' }],
    ['another kind', { kind: 'CronJob' }],
    ['another subject', { subject: 'shop-2' }],
  ] as const)('finds %s new', (_, overrides) => {
    const finding = aFinding(overrides);

    expect(compareFindings([finding], [anEntry()])).toEqual({ accepted: [], news: [finding] });
  });

  it.each([
    { where: 'shop/Deployment/shop/cart', isCovered: true },
    { where: 'shop/*/cart', isCovered: true },
    { where: '*', isCovered: true },
    { where: 'shop/Deployment/shop/car', isCovered: false },
    { where: 'shop.Deployment.shop.cart', isCovered: false },
    { where: 'hop/*', isCovered: false },
  ])('takes $where for a place: $isCovered', ({ where, isCovered }) => {
    const { accepted } = compareFindings([aFinding()], [anEntry({ where: [where] })]);

    expect(accepted).toHaveLength(isCovered ? 1 : 0);
  });
});

describe('findStale', () => {
  it('is content while each kind and each place has a finding', () => {
    expect(findStale([aFinding()], [anEntry()])).toEqual([]);
  });

  it('names kinds and places that have nothing left to accept', () => {
    const entry = anEntry({ kinds: ['Deployment', 'CronJob'], where: ['shop/*', 'bank/*'] });

    expect(findStale([aFinding()], [entry])).toEqual([
      'checkov CKV_K8S_43: CronJob',
      'checkov CKV_K8S_43: bank/*',
    ]);
  });
});

describe('renderAccepted', () => {
  it('says what stays, how often, and why', () => {
    expect(renderAccepted([aFinding(), aFinding()], [anEntry()])).toEqual([
      'accepted 2 times: checkov CKV_K8S_43 (low). nobody knows the digest',
    ]);
  });
});

describe('checkAccepted', () => {
  const many = (count: number) =>
    Array.from({ length: count }, (_, index) => anEntry({ rule: `CKV_${index}` }));

  it('lets six kinds pass', () => {
    expect([...checkAccepted(many(6))]).toEqual([]);
  });

  it.each([
    ['a seventh kind', many(7), 'must hold at most 6 kinds of finding, got 7'],
    [
      'a high severity',
      [anEntry({ severity: 'high' })],
      'checkov CKV_K8S_43: must not be of high severity',
    ],
    [
      'a severity that there is not',
      [anEntry({ severity: 'none' as never })],
      'checkov CKV_K8S_43: must have a severity, got none',
    ],
    ['an entry without a reason', [anEntry({ reason: ' ' })], 'checkov CKV_K8S_43: must say why'],
    ['the same kind twice', [anEntry(), anEntry()], 'checkov CKV_K8S_43: must be listed once'],
  ])('rejects %s', (_, entries, problem) => {
    expect([...checkAccepted(entries)]).toEqual([problem]);
  });
});

describe('the committed list', () => {
  const entries = parse(
    readFileSync(join(__dirname, 'accepted.yaml'), 'utf8'),
  ) as readonly Accepted[];

  it('holds to its own rules', () => {
    expect([...checkAccepted(entries)]).toEqual([]);
  });

  it('has the severities of checkov’s rules as they were weighed', () => {
    const ofCheckov = entries.filter(({ judge }) => judge === 'checkov');

    expect(ofCheckov.map(({ severity }) => severity)).toEqual(
      ofCheckov.map(({ rule }) => severityOfCheckov(rule)),
    );
  });
});

describe('severityOfCheckov', () => {
  it('is high for a rule that nobody has weighed', () => {
    expect(severityOfCheckov('CKV_K8S_16')).toBe('high');
  });
});
