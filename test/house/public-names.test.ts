import { expect, it } from 'vitest';

import * as fleetwright from '../../lib/index';
import { readPage } from './source-files';

const VALUES = [
  'Microservice',
  'ServiceStack',
  'ValidationError',
  'externalService',
  'knownAtApply',
  'kubernetes',
  'lambda',
  'plainText',
  'secret',
];

const TYPES = [
  'Acceptance',
  'ApiRule',
  'AppliedValue',
  'AsynchronousProps',
  'BreakerProps',
  'CallProps',
  'Cpu',
  'DisruptionBudgetProps',
  'Duration',
  'Environment',
  'EnvironmentValue',
  'ExternalService',
  'ExternalServiceProps',
  'GivenUp',
  'HttpRule',
  'IamRule',
  'KubernetesProps',
  'KubernetesServiceProps',
  'LambdaProps',
  'LambdaServiceProps',
  'LocatedProblem',
  'Memory',
  'MicroserviceProps',
  'Percent',
  'PlainText',
  'ProbeProps',
  'ProbesProps',
  'Problem',
  'Protocol',
  'ProvisionedConcurrencyProps',
  'RequestRate',
  'ScalingProps',
  'ScheduleProps',
  'SecretReference',
  'ServiceModel',
  'ServiceStackProps',
  'Severity',
  'Spreading',
  'SpreadProps',
  'Stage',
  'Target',
  'TargetModel',
  'TerminationProps',
  'VolumeProps',
  'VpcProps',
];

it('exports these values, and no other', () => {
  expect(Object.keys(fleetwright).sort()).toEqual(VALUES);
});

it('exports these types, and no other', () => {
  const names = [...readPage('lib/index.ts').matchAll(/export (type )?\{([^}]*)\}/g)].flatMap(
    ([, isType, list = '']) =>
      list
        .split(',')
        .map((name) => name.trim())
        .filter((name) => name !== '' && (isType !== undefined || name.startsWith('type ')))
        .map((name) => name.replace(/^type /, '')),
  );

  expect(names.sort()).toEqual([...TYPES].sort());
});
