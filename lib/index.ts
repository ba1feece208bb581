export { ValidationError, type LocatedProblem, type Problem, type Severity } from './errors';
export { Microservice } from './microservice';
export type { BreakerProps, CallProps, HttpRule } from './model/call';
export {
  knownAtApply,
  plainText,
  secret,
  type AppliedValue,
  type Environment,
  type EnvironmentValue,
  type PlainText,
  type SecretReference,
} from './model/environment';
export { externalService, type ExternalService, type ExternalServiceProps } from './model/external';
export type { ApiRule, GivenUp, KubernetesServiceProps } from './model/kubernetes-service';
export type {
  AsynchronousProps,
  IamRule,
  LambdaServiceProps,
  ProvisionedConcurrencyProps,
  VpcProps,
} from './model/lambda-service';
export type { ProbeProps, ProbesProps } from './model/probe';
export type { Protocol } from './model/protocol';
export type { Cpu, Duration, Memory, Percent } from './model/quantity';
export type {
  DisruptionBudgetProps,
  Spreading,
  SpreadProps,
  TerminationProps,
} from './model/resilience';
export type { RequestRate, ScalingProps } from './model/scaling';
export type { ScheduleProps } from './model/schedule';
export type { MicroserviceProps, ServiceModel } from './model/service';
export type { ServiceStackProps } from './model/stack-check';
export type { Stage } from './model/stage';
export type { Acceptance } from './model/system';
export {
  kubernetes,
  lambda,
  type KubernetesProps,
  type LambdaProps,
  type Target,
  type TargetModel,
} from './model/target';
export type { VolumeProps } from './model/volume';
export { ServiceStack } from './stack';
