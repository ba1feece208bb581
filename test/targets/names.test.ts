import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { checkSystem } from '../../lib/checks/check-system';
import type { ServiceModel } from '../../lib/model/service';
import type { StackModel, SystemModel } from '../../lib/model/system';
import { kubernetes, lambda } from '../../lib/model/target';
import { addressOf, type Draft } from '../../lib/targets/draft';
import { lowerStack } from '../../lib/targets/lower';
import { isProvider } from '../../lib/targets/provider';
import { aService } from '../support/service';

/** @see docs of the platforms: the longest name that each kind of object may have. */
const MAX_LENGTH: Readonly<Record<string, number>> = {
  aws_apigatewayv2_api: 128,
  aws_cloudwatch_log_group: 512,
  aws_iam_role: 64,
  aws_iam_role_policy: 128,
  aws_lambda_alias: 128,
  aws_lambda_function: 64,
  aws_scheduler_schedule: 64,
  aws_sqs_queue: 80,
  kubernetes_cron_job_v1: 52,
  kubernetes_namespace_v1: 63,
  kubernetes_service_v1: 63,
};
const ANY_KUBERNETES_OBJECT = 253;

interface Named {
  readonly metadata?: { readonly name: string; readonly namespace?: string };
  readonly functionName?: unknown;
  readonly name?: unknown;
}

/** What the platform calls a draft's object; undefined for one that has no name of its own. */
function objectOf({ type, config }: Draft): readonly [name: string, unique: string] | undefined {
  const { metadata, functionName, name } = config as Named;
  const kind = type.tfResourceType;
  if (metadata !== undefined) {
    return [metadata.name, `${kind} ${metadata.namespace ?? ''}/${metadata.name}`];
  }
  const own = kind === 'aws_lambda_function' ? functionName : name;
  if (typeof own !== 'string' || kind === 'aws_lambda_alias' || kind === 'aws_apigatewayv2_stage') {
    return undefined;
  }
  return [own, `${kind} ${own}`];
}

const aName = fc.oneof(
  fc.constantFrom('a', 'b', 'a-b', 'b-c', 'c', 'a-b-c', 'a-public', 'a-bindings', 'a-schedule'),
  fc.integer({ min: 20, max: 63 }).map((length) => 'x'.repeat(length)),
);
const aService1 = fc.record({
  name: aName,
  stack: fc.constantFrom('a', 'b', 'a-b', 'shop'),
  onLambda: fc.boolean(),
  isJob: fc.boolean(),
  isPublic: fc.boolean(),
});

function systemOf(wishes: readonly (typeof aService1 extends fc.Arbitrary<infer T> ? T : never)[]) {
  const place = new Error('place');
  const services: ServiceModel[] = wishes.map(({ name, stack, onLambda, isJob, isPublic }) =>
    aService({
      name,
      stack,
      image: '123456789012.dkr.ecr.eu-west-1.amazonaws.com/any:1.0.0',
      target: onLambda ? lambda({ region: 'eu-west-1' }) : kubernetes({ namespace: stack }),
      ...(isJob ? { port: undefined as never, schedule: { cron: '0 3 * * *' } } : { isPublic }),
    }),
  );
  const stacks: StackModel[] = [...new Set(services.map(({ stack }) => stack))].map((name) => ({
    name,
    target: { kind: 'kubernetes', namespace: name, namespaceExists: false },
    acceptances: [],
    place,
    stagedServices: [],
  }));
  const system: SystemModel = {
    stacks,
    services: services.map((model) => ({ model, place })),
    edges: [],
  };
  return system;
}

describe('names', () => {
  it('fit their platform and never collide, in any system that passes the checks', () => {
    let passed = 0;
    fc.assert(
      fc.property(fc.array(aService1, { minLength: 1, maxLength: 6 }), (wishes) => {
        const system = systemOf(wishes);
        const errors = checkSystem(system).filter(({ severity = 'error' }) => severity === 'error');
        if (errors.length > 0) return;
        passed += 1;

        const byStack = system.stacks.map((stack) =>
          lowerStack(stack, system, new Map()).filter((draft) => !isProvider(draft)),
        );
        for (const drafts of byStack) {
          const addresses = drafts.map((draft) => addressOf(draft.type, draft));
          expect(new Set(addresses).size).toBe(addresses.length);
        }
        const drafts = byStack.flat();
        const objects = drafts.flatMap((draft) => objectOf(draft)?.[1] ?? []);
        expect(new Set(objects).size).toBe(objects.length);
        for (const draft of drafts) {
          const max = MAX_LENGTH[draft.type.tfResourceType] ?? ANY_KUBERNETES_OBJECT;
          expect(objectOf(draft)?.[0].length ?? 0).toBeLessThanOrEqual(max);
        }
      }),
      { numRuns: 1500 },
    );
    expect(passed).toBeGreaterThan(300);
  });
});
