import type { Problem } from '../errors';
import { checkWholeNumber } from './bounds';
import { checkDnsLabel } from './name';
import { choice, flag, listOf, mapOf, number, objectOf, shown, text } from './shape';

/** What a service may do with objects of the Kubernetes API, in its own namespace. */
export interface ApiRule {
  /** Kinds of objects in the plural, such as `configmaps`. No wildcard. */
  readonly resources: readonly string[];
  /** What it may do, such as `get` or `watch`. No wildcard. */
  readonly verbs: readonly string[];
  /**
   * API groups of the resources; `''` is the core group.
   *
   * @default ['']
   */
  readonly apiGroups?: readonly string[];
  /**
   * Only objects of these names.
   *
   * @default - objects of any name
   */
  readonly resourceNames?: readonly string[];
}

/** Safety that a service goes without, each with the reason, which `fleetwright check` repeats. */
export interface GivenUp {
  /** Lets the container write to its own image's folders. */
  readonly readOnlyRoot?: string;
  /** Lets the container use as much CPU as its node has left. */
  readonly cpuLimit?: string;
  /** Lets the container use as much memory as its node has. */
  readonly memoryLimit?: string;
}

/** Settings that only Kubernetes has. They mean nothing on another target. */
export interface KubernetesServiceProps {
  /**
   * The port that callers use, when it is not the port that the container listens on. 1 to 65535.
   *
   * @default - the service's `port`
   */
  readonly servicePort?: number;
  /**
   * The user and group that the container runs as, from 1 to 2147483647.
   *
   * @default 10001
   */
  readonly runAsUser?: number;
  /**
   * Access to the Kubernetes API, through a Role of the service's own. Also opens the way out to ports
   * 443 and 6443, since a network policy cannot name the API server.
   *
   * @default - no access, and no token in the container
   */
  readonly access?: readonly ApiRule[];
  /**
   * Names of Secrets with which the image is pulled.
   *
   * @default - no credentials
   */
  readonly imagePullSecrets?: readonly string[];
  /**
   * When a node asks the registry for the image: at every start, or only where it has none of that
   * name. Layers that are there are not fetched again.
   *
   * @default 'always'
   */
  readonly imagePullPolicy?: 'always' | 'ifNotPresent';
  /**
   * Labels that a node must have.
   *
   * @default - any node
   */
  readonly nodeSelector?: Readonly<Record<string, string>>;
  /**
   * Mounts the service account's token although no access is asked for, and opens the way to the API
   * server as `access` does.
   *
   * @default false
   */
  readonly mountsToken?: boolean;
  /**
   * Safety to go without.
   *
   * @default - nothing is given up
   */
  readonly givesUp?: GivenUp;
}

export interface KubernetesService {
  readonly servicePort?: number;
  readonly runAsUser: number;
  readonly access: readonly Required<ApiRule>[];
  readonly imagePullSecrets: readonly string[];
  readonly imagePullPolicy: 'always' | 'ifNotPresent';
  readonly nodeSelector: Readonly<Record<string, string>>;
  readonly mountsToken: boolean;
  readonly givesUp: GivenUp;
}

export const kubernetesServiceShape = objectOf<KubernetesServiceProps>({
  servicePort: number,
  runAsUser: number,
  access: listOf(
    objectOf<ApiRule>(
      {
        resources: listOf(text),
        verbs: listOf(text),
        apiGroups: listOf(text),
        resourceNames: listOf(text),
      },
      ['resources', 'verbs'],
    ),
  ),
  imagePullSecrets: listOf(text),
  imagePullPolicy: choice('always', 'ifNotPresent'),
  nodeSelector: mapOf(text),
  mountsToken: flag,
  givesUp: objectOf<GivenUp>({ readOnlyRoot: text, cpuLimit: text, memoryLimit: text }),
});

export function resolveKubernetesService(
  props: KubernetesServiceProps = {},
  port: number | undefined,
): KubernetesService {
  const { servicePort = port, runAsUser = 10001, access = [], nodeSelector = {} } = props;
  const { mountsToken = access.length > 0, givesUp = {} } = props;
  return {
    ...(servicePort !== undefined && { servicePort }),
    runAsUser,
    ...resolveImagePull(props),
    access: access.map(resolveRule),
    nodeSelector,
    mountsToken,
    givesUp,
  };
}

function resolveImagePull(props: KubernetesServiceProps) {
  const { imagePullSecrets = [], imagePullPolicy = 'always' } = props;
  return { imagePullSecrets, imagePullPolicy };
}

function resolveRule(rule: ApiRule): Required<ApiRule> {
  const { resources, verbs, apiGroups = [''], resourceNames = [] } = rule;
  return { resources, verbs, apiGroups, resourceNames };
}

const LABEL_KEY =
  /^([a-z0-9]([-a-z0-9.]*[a-z0-9])?\/)?[A-Za-z0-9]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?$/;
const LABEL_VALUE = /^([A-Za-z0-9]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?)?$/;

export function* checkKubernetesService(props: KubernetesServiceProps = {}): Iterable<Problem> {
  const { servicePort, runAsUser, access = [], imagePullSecrets = [], nodeSelector = {} } = props;
  const port = { code: 'kubernetes/port', path: 'kubernetes.servicePort', min: 1, max: 65535 };
  if (servicePort !== undefined) yield* checkWholeNumber(servicePort, port);
  const user = {
    code: 'kubernetes/user',
    path: 'kubernetes.runAsUser',
    min: 1,
    max: 2_147_483_647,
  };
  if (runAsUser !== undefined) yield* checkWholeNumber(runAsUser, user);
  for (const [index, rule] of access.entries())
    yield* checkRule(rule, `kubernetes.access[${index}]`);
  yield* checkNames(imagePullSecrets, nodeSelector);
  yield* checkReasons(props.givesUp ?? {});
}

function* checkNames(
  imagePullSecrets: readonly string[],
  nodeSelector: Readonly<Record<string, string>>,
): Iterable<Problem> {
  for (const [index, name] of imagePullSecrets.entries()) {
    yield* checkDnsLabel(name, `kubernetes.imagePullSecrets[${index}]`, 'kubernetes/secret-name');
  }
  for (const [key, value] of Object.entries(nodeSelector)) {
    if (LABEL_KEY.test(key) && LABEL_VALUE.test(value)) continue;
    yield {
      code: 'kubernetes/label',
      path: 'kubernetes.nodeSelector',
      message: `must hold labels of at most 63 letters, digits, '-', '_' and '.', got ${shown(key)}: ${shown(value)}`,
    };
  }
}

function* checkRule(rule: ApiRule, path: string): Iterable<Problem> {
  for (const key of ['resources', 'verbs'] as const) {
    if (rule[key].length > 0) continue;
    yield {
      code: 'kubernetes/access',
      path: `${path}.${key}`,
      message: 'must name at least one, got none',
    };
  }
  for (const key of ['resources', 'verbs', 'apiGroups'] as const) {
    if (!(rule[key] ?? []).includes('*')) continue;
    yield {
      code: 'permission/wildcard',
      path: `${path}.${key}`,
      message: "must name each one, got '*'",
      hint: 'Name what the service uses: a wildcard also grants what the cluster learns later.',
    };
  }
}

function* checkReasons(givesUp: GivenUp): Iterable<Problem> {
  for (const [name, reason] of Object.entries(givesUp)) {
    if (reason === undefined || reason.trim() !== '') continue;
    yield {
      code: 'safety/no-reason',
      path: `kubernetes.givesUp.${name}`,
      message: 'must say why, got an empty text',
    };
  }
}
