import { GetCallerIdentityCommand } from '@aws-sdk/client-sts';

import {
  textAt,
  UNKNOWN,
  withMembers,
  type ObjectValue,
} from '../../../../lib/rehearsal/cty/value';
import {
  UnfinishedChange,
  type Platform,
  type PlatformContext,
} from '../../../../lib/rehearsal/platform/platform';
import type { Far } from './aws-resource';
import { readDataSource } from './data-sources';
import { awsClients, type AwsAccount, type AwsClients } from './far-end';
import { isEmpty } from './fields';
import { blockOf, knownType } from './known-types';
import { EmulatorLacks, orMissing, refusalOf } from './refusals';
import { allTags } from './tags';
import { provedAfterAll, told, unproved } from './told';

export interface AwsPlatformOptions {
  readonly account: AwsAccount;
  /** Where Terraform runs. */
  readonly folder: string;
}

/** An account at an emulator as the far end of the AWS provider. */
export interface AwsPlatform extends Platform {
  /** What was asked for that the emulator has no call for. */
  readonly lacking: readonly EmulatorLacks[];
  /** What NOT_RETURNED has and the emulator told all the same, as `type.attribute`. */
  readonly returned: ReadonlySet<string>;
  close(): void;
}

/** Carries out what Terraform asks for with calls of the AWS SDK, and reads back what came of it. */
export function awsPlatform({ account, folder }: AwsPlatformOptions): AwsPlatform {
  const regions = new Map<string, AwsClients>();
  const lacking: EmulatorLacks[] = [];
  const returned = new Set<string>();
  const farFor = (context: PlatformContext, values: ObjectValue): Far => {
    const region = regionOf(values, context);
    const clients = regions.get(region) ?? awsClients(account, region);
    regions.set(region, clients);
    return { ...clients, region, accountId: () => whoAmI(clients), folder, signal: context.signal };
  };
  const noted = (cause: unknown, what: string): Error => {
    const error = refusalOf(cause, what);
    if (error instanceof EmulatorLacks) lacking.push(error);
    return error;
  };
  const attempt = async <T>(what: string, work: () => Promise<T>): Promise<T> => {
    try {
      return await work();
    } catch (cause) {
      throw noted(cause, what);
    }
  };
  const readBack = async (type: string, state: ObjectValue, context: PlatformContext) => {
    const far = farFor(context, state);
    const wire = await knownType(type).fetch(state, far);
    if (wire === undefined) return undefined;
    const values = await told({ type, state, context }, wire, far);
    provedAfterAll(type, values).forEach((name) => returned.add(`${type}.${name}`));
    return withMembers(values, unproved(type, values, state));
  };
  return {
    lacking,
    returned,
    close: () => regions.forEach((clients) => clients.close()),
    create: ({ type, planned, context }) => {
      const what = `creating ${type}`;
      return attempt(what, async () => {
        refuseUnmapped(type, planned);
        const tagged = withAllTags(type, planned, context);
        const far = farFor(context, planned);
        const made = withMembers(tagged, await knownType(type).create(tagged, far));
        const refused = await knownType(type)
          .finish?.(made, far)
          .catch((cause: unknown) => noted(cause, what));
        const values = existing(type, await readBack(type, made, context));
        if (refused instanceof Error) throw new UnfinishedChange(refused.message, values);
        return values;
      });
    },
    read: ({ type, state, context }) =>
      attempt(`reading ${type}`, () => readBack(type, state, context)),
    update: ({ type, planned, prior, context }) =>
      attempt(`updating ${type}`, async () => {
        refuseUnmapped(type, planned);
        const tagged = withAllTags(type, planned, context);
        await knownType(type).update({ prior, planned: tagged }, farFor(context, prior));
        return existing(type, await readBack(type, identified(tagged, prior), context));
      }),
    remove: ({ type, state, context }) =>
      attempt(`removing ${type}`, async () => {
        await orMissing(knownType(type).remove(state, farFor(context, state)));
      }),
    readDataSource: (request) =>
      attempt(`reading ${request.type}`, () =>
        readDataSource(request, farFor(request.context, request.state)),
      ),
    find: async (type) => {
      throw new Error(`importing ${type} is not among what these cases do`);
    },
  };
}

/** What only the platform could choose is still what it was. */
function identified(planned: ObjectValue, prior: ObjectValue): ObjectValue {
  return planned.id === UNKNOWN ? withMembers(planned, { id: prior.id ?? null }) : planned;
}

function withAllTags(type: string, planned: ObjectValue, context: PlatformContext): ObjectValue {
  if (!('tags_all' in blockOf(type).attributes)) return planned;
  return withMembers(planned, { tags_all: allTags(planned, context) });
}

/** Nothing that was planned may be dropped on the way: it would look as if AWS had taken it. */
function refuseUnmapped(type: string, planned: ObjectValue): void {
  const { fields, own = [] } = knownType(type);
  const names = new Set([...Object.keys(fields), ...own, 'id', 'region', 'tags', 'timeouts']);
  const { attributes } = blockOf(type);
  for (const [name, value] of Object.entries(planned)) {
    if (value === UNKNOWN || isEmpty(value) || names.has(name)) continue;
    // What nobody can write is carried over from before by a plan.
    if (attributes[name]?.computed === true && attributes[name].optional !== true) continue;
    throw new Error(`unreachable: nothing sends ${name} of ${type} to AWS`);
  }
}

function existing(type: string, values: ObjectValue | undefined): ObjectValue {
  if (values === undefined) throw new Error(`${type} was made and is not there`);
  return values;
}

function regionOf(values: ObjectValue, { providerConfig }: PlatformContext): string {
  return textAt(values, ['region']) || textAt(providerConfig, ['region']) || 'us-east-1';
}

async function whoAmI({ sts }: AwsClients): Promise<string> {
  const { Account } = await sts.send(new GetCallerIdentityCommand({}));
  if (Account === undefined) throw new Error('the far end does not say whose account this is');
  return Account;
}
