import { describe, expect, it } from 'vitest';

import { kubernetesSchema } from '../../../lib/rehearsal/schemas/load-kubernetes';
import { KUBERNETES_TYPES } from '../../../lib/rehearsal/schemas/resource-types';
import { differences, hasGenuine, linesOf, readGenuine } from './genuine';

const DUMP = 'kubernetes-2.38.0.json.gz';

describe('the generated Kubernetes schema', () => {
  it('has every type that we emit', () => {
    const { resources, dataSources } = kubernetesSchema();

    expect(Object.keys(resources)).toEqual(KUBERNETES_TYPES.resources);
    expect(Object.keys(dataSources)).toEqual(KUBERNETES_TYPES.dataSources);
  });

  it('says as much of a Deployment as a pod has to say', () => {
    const deployment = kubernetesSchema().resources['kubernetes_deployment_v1'];

    expect(deployment && linesOf('it', deployment).size).toBeGreaterThan(700);
  });
});

describe.skipIf(!hasGenuine(DUMP))(
  'the generated Kubernetes schema against the genuine one',
  () => {
    it('agrees in every attribute, type, flag, block and bound', () => {
      expect(differences(kubernetesSchema(), readGenuine(DUMP))).toEqual([]);
    });
  },
);
