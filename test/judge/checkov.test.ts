import { describe, expect, it } from 'vitest';

import { parseCheckov } from './checkov';
import type { Subject } from './subject';

const SUBJECTS: readonly Subject[] = [
  { name: 'shop', folder: '/judged/shop', addresses: ['aws_sqs_queue.cart_queue'] },
];

/** As checkov 3.3 writes it, shortened. */
function report(check: object, parsing_errors = 0): object {
  const failed = {
    check_id: 'CKV_AWS_27',
    check_name: 'Ensure all data stored in the SQS queue is encrypted',
    file_path: '/shop/cdk.tf.json',
    resource: 'resource.cart_queue',
    severity: null,
    ...check,
  };
  return {
    summary: { failed: 1, parsing_errors },
    results: { failed_checks: [failed], passed_checks: [] },
  };
}

function parsed(...reports: object[]) {
  return parseCheckov(JSON.stringify(reports), SUBJECTS);
}

describe('parseCheckov', () => {
  it('finds the whole address of a resource that checkov names without its type', () => {
    expect(parsed(report({}))).toEqual([
      {
        judge: 'checkov',
        rule: 'CKV_AWS_27',
        severity: 'high',
        subject: 'shop',
        kind: 'aws_sqs_queue',
        address: 'aws_sqs_queue.cart_queue',
        message: 'Ensure all data stored in the SQS queue is encrypted',
      },
    ]);
  });

  it.each([
    ['aws_sqs_queue.cart_queue', 'aws_sqs_queue', 'aws_sqs_queue.cart_queue'],
    ['Deployment.shop.cart', 'Deployment', 'Deployment/shop/cart'],
    ['resource.gone', 'resource', 'resource.gone'],
  ])('takes %s for a resource of kind %s', (resource, kind, address) => {
    expect(parsed(report({ resource }))).toMatchObject([{ kind, address }]);
  });

  it('reads one report for each framework, and one alone, too', () => {
    expect(parsed(report({}), report({}))).toHaveLength(2);
    expect(parseCheckov(JSON.stringify(report({})), SUBJECTS)).toHaveLength(1);
  });

  it('leaves out what is none of the subjects', () => {
    expect(parsed(report({}), report({ file_path: '/written/cdk.tf.json' }))).toHaveLength(1);
  });

  it('rejects a report that says nothing of a file, good or bad', () => {
    const silent = report({ file_path: '/shop/other.tf.json' });

    expect(() => parsed(silent)).toThrow('checkov passed over /shop/cdk.tf.json');
  });

  it('rejects a report in which a file could not be read', () => {
    expect(() => parsed(report({}), report({}, 2))).toThrow('checkov could not read 2 files');
  });
});
