import { describe, expect, it } from 'vitest';

import { caseOf, renderCases } from './tally';

describe('renderCases', () => {
  it('says why something did not pass, and ends with the counts', () => {
    const cases = [
      caseOf('tflint finds nothing new in shop', []),
      caseOf('checkov finds nothing new in shop', ['CKV_K8S_16', 'CKV_K8S_43']),
      { name: 'kube-score', outcome: 'skipped', details: ['go is not on PATH'] } as const,
    ];

    expect(renderCases(cases)).toBe(
      [
        'FAILED: checkov finds nothing new in shop',
        '    CKV_K8S_16',
        '    CKV_K8S_43',
        'skipped: kube-score',
        '    go is not on PATH',
        '1 passed, 1 failed, 1 skipped',
      ].join('\n'),
    );
  });
});
