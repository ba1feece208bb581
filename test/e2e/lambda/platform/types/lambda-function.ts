import {
  CreateFunctionCommand,
  DeleteFunctionCommand,
  GetFunctionCommand,
  ListVersionsByFunctionCommand,
  type FunctionConfiguration,
  type LambdaClient,
} from '@aws-sdk/client-lambda';

import { textAt } from '../../../../../lib/rehearsal/cty/value';
import type { AwsResource } from '../aws-resource';
import { writeFields } from '../fields';
import { orMissing } from '../refusals';
import { tagsOf } from '../tags';
import { invokeArn } from './invoke-arn';
import { codeOf } from './lambda-code';
import { CONFIGURATION, FUNCTION_FIELDS } from './lambda-function-fields';
import { reserve, untilReady, updateFunction } from './lambda-function-update';

export const lambdaFunction: AwsResource = {
  fields: FUNCTION_FIELDS,
  own: ['filename', 'publish', 'skip_destroy', 'source_code_hash'],
  unlessWritten: ['ephemeral_storage', 'logging_config', 'tracing_config'],

  derived: ({ arn, qualified_arn }, { region }) => ({
    invoke_arn: invokeArn(String(arn), region),
    qualified_invoke_arn: invokeArn(String(qualified_arn), region),
  }),

  async create(planned, far) {
    const FunctionName = textAt(planned, ['function_name']);
    const input = {
      ...writeFields(CONFIGURATION, planned),
      ...writeFields({ architectures: FUNCTION_FIELDS.architectures }, planned),
      FunctionName,
      PackageType: planned.package_type,
      Code: codeOf(planned, far.folder),
      Publish: planned.publish === true,
      Tags: tagsOf(planned),
    };
    await far.lambda.send(new CreateFunctionCommand(input as never));
    return { id: FunctionName };
  },

  async finish(made, far) {
    await untilReady(textAt(made, ['id']), far);
    if (Number(made.reserved_concurrent_executions ?? -1) >= 0) await reserve(made, far);
  },

  async fetch(state, { lambda }) {
    const FunctionName = textAt(state, ['id']);
    const found = await orMissing(lambda.send(new GetFunctionCommand({ FunctionName })));
    if (found?.Configuration === undefined) return undefined;
    const latest = await latestVersion(lambda, FunctionName);
    const { Configuration, Code, Concurrency, Tags } = found;
    return {
      ...Configuration,
      ImageConfig: Configuration.ImageConfigResponse?.ImageConfig,
      ImageUri: Code?.ImageUri,
      QualifiedArn: qualified(Configuration, latest),
      // How the provider writes that nothing is reserved.
      ReservedConcurrentExecutions: Concurrency?.ReservedConcurrentExecutions ?? -1,
      Tags,
      Version: latest.Version,
    };
  },

  update: updateFunction,

  async remove(state, { lambda }) {
    await lambda.send(new DeleteFunctionCommand({ FunctionName: textAt(state, ['id']) }));
  },
};

/** The version that was published last, `$LATEST` when none was. */
async function latestVersion(
  lambda: LambdaClient,
  FunctionName: string,
): Promise<FunctionConfiguration> {
  const all: FunctionConfiguration[] = [];
  let Marker: string | undefined;
  do {
    const command = new ListVersionsByFunctionCommand({ FunctionName, Marker });
    const { Versions = [], NextMarker } = await lambda.send(command);
    all.push(...Versions);
    Marker = NextMarker;
  } while (Marker !== undefined && Marker !== '');
  const [newest = {}] = all.sort((left, right) => numberOf(right) - numberOf(left));
  return newest;
}

function numberOf({ Version = '' }: FunctionConfiguration): number {
  return Number(Version.replace('$LATEST', '0'));
}

/** Some emulators leave the version out of a version's ARN. */
function qualified({ FunctionArn = '' }: FunctionConfiguration, latest: FunctionConfiguration) {
  const suffix = `:${latest.Version}`;
  return latest.FunctionArn?.endsWith(suffix) ? latest.FunctionArn : `${FunctionArn}${suffix}`;
}
