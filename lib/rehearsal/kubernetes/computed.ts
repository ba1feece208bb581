import { textAt, valueAt } from '../cty/value';
import { stableHex } from '../platform/stable-hash';
import type { Choose, Facts, ResourceRules } from '../rules';

/** What an API server fills in for what was left out. */
export function computedOf(type: string): ResourceRules['computed'] {
  return { ...POD_DEFAULTS, ...(BY_TYPE[type] ?? {}) };
}

const POD = ['spec.template.spec', 'spec.job_template.spec.template.spec'];

const POD_DEFAULTS: ResourceRules['computed'] = Object.fromEntries(
  POD.flatMap((pod): [string, Choose][] => [
    [`${pod}.scheduler_name`, () => 'default-scheduler'],
    ...['container', 'init_container'].flatMap((container): [string, Choose][] => [
      [`${pod}.${container}.image_pull_policy`, () => 'IfNotPresent'],
      [`${pod}.${container}.termination_message_policy`, () => 'File'],
    ]),
  ]),
);

const BY_TYPE: Readonly<Record<string, ResourceRules['computed']>> = {
  kubernetes_deployment_v1: { 'spec.replicas': () => '1' },
  kubernetes_stateful_set_v1: {
    'spec.replicas': () => '1',
    'spec.pod_management_policy': () => 'OrderedReady',
    'spec.revision_history_limit': () => 10,
  },
  kubernetes_job_v1: { 'spec.completion_mode': () => 'NonIndexed' },
  kubernetes_cron_job_v1: { 'spec.job_template.spec.completion_mode': () => 'NonIndexed' },
  kubernetes_persistent_volume_claim_v1: {
    'spec.storage_class_name': () => 'standard',
    'spec.volume_mode': () => 'Filesystem',
    'spec.volume_name': ({ type, id }) => `pvc-${stableHex(`${type} ${id}`, 12)}`,
  },
  kubernetes_service_v1: {
    'spec.cluster_ip': clusterIp,
    'spec.cluster_ips': (facts) => [clusterIp(facts)],
    'spec.internal_traffic_policy': () => 'Cluster',
    'spec.external_traffic_policy': ({ values }) =>
      isExposed(textAt(values, ['spec', 0, 'type'])) ? 'Cluster' : '',
    'spec.ip_families': () => ['IPv4'],
    'spec.ip_family_policy': () => 'SingleStack',
  },
};

/** An address of the range that clusters give Services by default, or none for a headless one. */
function clusterIp({ type, id, values }: Facts): string {
  const given = valueAt(values, ['spec', 0, 'cluster_ip']);
  if (typeof given === 'string') return given;
  const bytes = parseInt(stableHex(`${type} ${id}`, 4), 16);
  return `10.96.${bytes >> 8}.${bytes & 0xff}`;
}

function isExposed(serviceType: string): boolean {
  return serviceType === 'NodePort' || serviceType === 'LoadBalancer';
}
