import type { Problem } from '../errors';
import { checkDnsLabel } from './name';
import { choice, flag, mapOf, objectOf, shown, text } from './shape';
import { checkShape } from './shape';

/** Where on Kubernetes a stack's services run. */
export interface KubernetesProps {
  /** The namespace of all its services: lower-case letters, digits and dashes. */
  readonly namespace: string;
  /**
   * Whether the namespace is there already and belongs to somebody else. Then neither it nor its
   * default-deny policy is written.
   *
   * @default false
   */
  readonly namespaceExists?: boolean;
  /**
   * The kubeconfig file that Terraform's provider reads.
   *
   * @default - whatever the provider's own environment variables say, such as KUBE_CONFIG_PATH
   */
  readonly configPath?: string;
  /**
   * The context in the kubeconfig file.
   *
   * @default - the file's current context
   */
  readonly context?: string;
}

/** Where on AWS a stack's services run. */
export interface LambdaProps {
  /** The AWS region, such as `eu-west-1`. */
  readonly region: string;
  /**
   * Tags on every resource that takes tags.
   *
   * @default - only those that name the stack and the service
   */
  readonly tags?: Readonly<Record<string, string>>;
  /**
   * With which keys logs, environments, schedules and failed events are encrypted. Keys that AWS owns
   * cost nothing. One of the stack's own is renewed each year, can be taken away, shows each use of
   * it in CloudTrail, and costs a dollar a month and a little for each use. With the key goes what it
   * encrypted: whoever returns to `'awsKeys'` can no longer read the logs and failed events of before.
   *
   * @default 'awsKeys'
   * @see https://docs.aws.amazon.com/kms/latest/developerguide/concepts.html#key-mgmt
   */
  readonly encryption?: 'awsKeys' | 'ownKey';
}

const MADE = Symbol('fleetwright.target');

/** What `kubernetes(…)` or `lambda(…)` gives. */
export type Target =
  | { readonly [MADE]: true; readonly kind: 'kubernetes'; readonly props: KubernetesProps }
  | { readonly [MADE]: true; readonly kind: 'lambda'; readonly props: LambdaProps };

export interface KubernetesTarget {
  readonly kind: 'kubernetes';
  readonly namespace: string;
  readonly namespaceExists: boolean;
  readonly configPath?: string;
  readonly context?: string;
}

export interface LambdaTarget {
  readonly kind: 'lambda';
  readonly region: string;
  readonly tags: Readonly<Record<string, string>>;
  readonly encryption: 'awsKeys' | 'ownKey';
}

export type TargetModel = KubernetesTarget | LambdaTarget;

/** Runs services as Deployments and CronJobs in one Kubernetes namespace. */
export function kubernetes(props: KubernetesProps): Target {
  return { [MADE]: true, kind: 'kubernetes', props };
}

/** Runs services as functions of AWS Lambda in one region. */
export function lambda(props: LambdaProps): Target {
  return { [MADE]: true, kind: 'lambda', props };
}

export function isTarget(value: unknown): value is Target {
  return typeof value === 'object' && value !== null && MADE in value;
}

const KUBERNETES_SHAPE = objectOf<KubernetesProps>(
  { namespace: text, namespaceExists: flag, configPath: text, context: text },
  ['namespace'],
);
const LAMBDA_SHAPE = objectOf<LambdaProps>(
  { region: text, tags: mapOf(text), encryption: choice('awsKeys', 'ownKey') },
  ['region'],
);

export function resolveTarget(target: Target): TargetModel {
  if (target.kind === 'lambda') {
    const { region, tags = {}, encryption = 'awsKeys' } = orEmpty(target.props);
    return { kind: 'lambda', region, tags, encryption };
  }
  const { namespace, namespaceExists = false, configPath, context } = orEmpty(target.props);
  return {
    kind: 'kubernetes',
    namespace,
    namespaceExists,
    ...(configPath !== undefined && { configPath }),
    ...(context !== undefined && { context }),
  };
}

/** Plain JavaScript can pass nothing, which `checkTarget` refuses. */
function orEmpty<Props extends object>(props: Props): Props {
  return (props as Props | null | undefined) ?? ({} as Props);
}

export function* checkTarget(target: unknown): Iterable<Problem> {
  if (!isTarget(target)) {
    yield {
      code: 'props/wrong-type',
      path: 'target',
      message: `must be made by kubernetes(…) or lambda(…), got ${shown(target)}`,
    };
    return;
  }
  const shape = target.kind === 'kubernetes' ? KUBERNETES_SHAPE : LAMBDA_SHAPE;
  const wrong = [...checkShape(shape, target.props, 'target')];
  if (wrong.length > 0) yield* wrong;
  else
    yield* target.kind === 'kubernetes' ? checkKubernetes(target.props) : checkLambda(target.props);
}

function* checkKubernetes({ namespace }: KubernetesProps): Iterable<Problem> {
  yield* checkDnsLabel(namespace, 'target.namespace', 'target/namespace');
}

function* checkLambda({ region, tags = {} }: LambdaProps): Iterable<Problem> {
  if (!/^[a-z]{2}(-[a-z]+)+-\d$/.test(region)) {
    yield {
      code: 'target/region',
      path: 'target.region',
      message: `must be an AWS region such as 'eu-west-1', got ${shown(region)}`,
    };
  }
  for (const [key, value] of Object.entries(tags)) {
    if (isTag(key, 128) && isTag(value, 256) && key !== '' && !/^aws:/i.test(key)) continue;
    yield {
      code: 'target/tag',
      path: 'target.tags',
      message: `must be letters, digits, spaces and _.:/=+-@ of at most 128 and 256 characters, got ${shown(key)}: ${shown(value)}`,
    };
  }
}

/** @see https://docs.aws.amazon.com/tag-editor/latest/userguide/best-practices-and-strats.html */
function isTag(value: string, maxLength: number): boolean {
  return value.length <= maxLength && /^[\p{L}\p{N} _.:/=+\-@]*$/u.test(value);
}
