import type { LambdaFunctionConfig } from '@cdktf/provider-aws/lib/lambda-function';

import type { ServiceModel } from '../../model/service';
import { aws } from '../aws';
import { addressOf, draft, type Draft, type Drafted } from '../draft';
import { reference, type Expression } from '../expression';
import type { Surroundings } from '../surroundings';
import type { CodeArchive } from './code';
import { deadLetterQueueArn } from './dead-letter-queue';
import { lowerEnvironment } from './environment';
import { keyArn } from './key';
import { logGroupName } from './log-group';
import { nameOf, placeOf, tagsOf } from './metadata';
import { policyAddress, roleArn } from './role';

const DEFAULT_TIMEOUT_SECONDS = 30;

/** Lowers what a service runs. Each change publishes a version that never changes. */
export function lowerFunction(
  service: ServiceModel,
  around: Surroundings,
  archive: CodeArchive | undefined,
): Draft {
  const { lambda, memoryMiB } = service;
  return draft(aws.LambdaFunction, placeOf(service, 'function', policyAddress(service)), {
    functionName: nameOf(service),
    role: roleArn(service),
    ...lowerWorkload(service, archive),
    architectures: [lambda.architecture],
    memorySize: memoryMiB,
    timeout: timeoutSeconds(service),
    publish: true,
    ...lowerConcurrency(service),
    ...lowerVariables(service, around),
    ...lowerScratch(service),
    deadLetterConfig: { targetArn: deadLetterQueueArn(service) },
    loggingConfig: { logFormat: 'JSON', logGroup: logGroupName(service) },
    tracingConfig: { mode: 'Active' },
    ...lowerNetwork(service),
    tags: tagsOf(service),
  });
}

export function functionAttribute(service: ServiceModel, attribute: string): Expression {
  return reference(addressOf(aws.LambdaFunction, placeOf(service, 'function')), attribute);
}

type Part = Partial<Drafted<LambdaFunctionConfig>>;

function lowerWorkload(service: ServiceModel, archive: CodeArchive | undefined): Part {
  const { image, command, lambda } = service;
  if (archive !== undefined) {
    const { path, sha256 } = archive;
    const { handler, runtime } = lambda;
    return { filename: path, sourceCodeHash: sha256, handler, runtime };
  }
  return {
    packageType: 'Image',
    ...(image !== undefined && { imageUri: image }),
    ...(command !== undefined && { imageConfig: { command: [...command] } }),
  };
}

/** Encrypted as they rest; the function itself gets them as they are. */
function lowerVariables(service: ServiceModel, around: Surroundings): Part {
  const variables = lowerEnvironment(service, around);
  if (Object.keys(variables).length === 0) return {};
  const kmsKeyArn = keyArn(service);
  return { environment: { variables }, ...(kmsKeyArn !== undefined && { kmsKeyArn }) };
}

function timeoutSeconds({ schedule, requestTimeoutSeconds }: ServiceModel): number {
  return Math.ceil(schedule?.deadlineSeconds ?? requestTimeoutSeconds ?? DEFAULT_TIMEOUT_SECONDS);
}

/** Runs of a job that must not overlap have one instance to run in. */
function lowerConcurrency({ lambda, schedule }: ServiceModel): Part {
  const reserved = lambda.reservedConcurrency ?? (schedule?.overlap === 'forbid' ? 1 : undefined);
  return reserved === undefined ? {} : { reservedConcurrentExecutions: reserved };
}

/** @see https://docs.aws.amazon.com/lambda/latest/dg/configuration-ephemeral-storage.html */
const SCRATCH_ALWAYS_THERE_MIB = 512;

function lowerScratch({ volumes }: ServiceModel): Part {
  const size = Math.max(...volumes.map(({ sizeMiB }) => sizeMiB), SCRATCH_ALWAYS_THERE_MIB);
  return size > SCRATCH_ALWAYS_THERE_MIB ? { ephemeralStorage: { size } } : {};
}

function lowerNetwork({ lambda: { vpc } }: ServiceModel): Part {
  if (vpc === undefined) return {};
  const { subnetIds, securityGroupIds } = vpc;
  return {
    vpcConfig: { subnetIds: [...subnetIds], securityGroupIds: [...securityGroupIds] },
  };
}
