import {
  DeleteFunctionConcurrencyCommand,
  PublishVersionCommand,
  PutFunctionConcurrencyCommand,
  TagResourceCommand,
  UntagResourceCommand,
  UpdateFunctionCodeCommand,
  UpdateFunctionConfigurationCommand,
  waitUntilFunctionActiveV2,
  waitUntilFunctionUpdatedV2,
} from '@aws-sdk/client-lambda';

import { isEqual, textAt, type ObjectValue } from '../../../../../lib/rehearsal/cty/value';
import type { Far, ResourceChange } from '../aws-resource';
import { writeChanges } from '../fields';
import { changeTags } from '../tags';
import { codeOf } from './lambda-code';
import { CONFIGURATION } from './lambda-function-fields';

const CODE = ['architectures', 'filename', 'image_uri', 'source_code_hash'];

/** The calls of the provider, in its order: configuration, code, concurrency, tags, a new version. */
export async function updateFunction(change: ResourceChange, far: Far): Promise<void> {
  const { prior, planned } = change;
  const FunctionName = textAt(prior, ['id']);
  const isConfigured = await updateConfiguration(change, far);
  const isCoded = await updateCode(change, far);
  if (prior.reserved_concurrent_executions !== planned.reserved_concurrent_executions) {
    await reserve(planned, far);
  }
  const Resource = textAt(prior, ['arn']);
  await changeTags(prior, planned, {
    add: (Tags) => far.lambda.send(new TagResourceCommand({ Resource, Tags })),
    drop: (TagKeys) => far.lambda.send(new UntagResourceCommand({ Resource, TagKeys })),
  });
  if (planned.publish === true && (isConfigured || isCoded || prior.publish !== true)) {
    await far.lambda.send(new PublishVersionCommand({ FunctionName }));
  }
}

/** Lambda takes no change while an earlier one is under way. */
export async function untilReady(FunctionName: string, far: Far): Promise<void> {
  const waiting = { client: far.lambda, maxWaitTime: 60, minDelay: 1, abortSignal: far.signal };
  await waitUntilFunctionActiveV2(waiting, { FunctionName });
  await waitUntilFunctionUpdatedV2(waiting, { FunctionName });
}

/** Keeps instances back for the function, or none: the provider writes that as -1. */
export async function reserve(planned: ObjectValue, { lambda }: Far): Promise<void> {
  const FunctionName = textAt(planned, ['function_name']);
  const ReservedConcurrentExecutions = Number(planned.reserved_concurrent_executions ?? -1);
  await (ReservedConcurrentExecutions < 0
    ? lambda.send(new DeleteFunctionConcurrencyCommand({ FunctionName }))
    : lambda.send(
        new PutFunctionConcurrencyCommand({ FunctionName, ReservedConcurrentExecutions }),
      ));
}

async function updateConfiguration(change: ResourceChange, far: Far): Promise<boolean> {
  const changes = writeChanges(CONFIGURATION, change.prior, change.planned);
  if (Object.keys(changes).length === 0) return false;
  const FunctionName = textAt(change.prior, ['id']);
  await far.lambda.send(new UpdateFunctionConfigurationCommand({ FunctionName, ...changes }));
  await untilReady(FunctionName, far);
  return true;
}

async function updateCode({ prior, planned }: ResourceChange, far: Far): Promise<boolean> {
  if (CODE.every((name) => isEqual(prior[name] ?? null, planned[name] ?? null))) return false;
  const FunctionName = textAt(prior, ['id']);
  const input = { FunctionName, Architectures: planned.architectures };
  await far.lambda.send(
    new UpdateFunctionCodeCommand({ ...input, ...codeOf(planned, far.folder) } as never),
  );
  await untilReady(FunctionName, far);
  return true;
}
