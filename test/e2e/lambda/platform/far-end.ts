import { ApiGatewayV2Client } from '@aws-sdk/client-apigatewayv2';
import { ApplicationAutoScalingClient } from '@aws-sdk/client-application-auto-scaling';
import { CloudWatchLogsClient } from '@aws-sdk/client-cloudwatch-logs';
import { IAMClient } from '@aws-sdk/client-iam';
import { KMSClient } from '@aws-sdk/client-kms';
import { LambdaClient } from '@aws-sdk/client-lambda';
import { SchedulerClient } from '@aws-sdk/client-scheduler';
import { SQSClient } from '@aws-sdk/client-sqs';
import { STSClient } from '@aws-sdk/client-sts';

/** An account, at an emulator or, without an endpoint, at AWS with the credentials of this shell. */
export interface AwsAccount {
  readonly endpoint?: string;
  /** Where Application Auto Scaling is, when it is elsewhere. */
  readonly scalingEndpoint?: string;
  readonly id: string;
}

/** Clients of everything that services lower to, in one region of one account. */
export interface AwsClients {
  readonly api: ApiGatewayV2Client;
  readonly iam: IAMClient;
  readonly kms: KMSClient;
  readonly lambda: LambdaClient;
  readonly logs: CloudWatchLogsClient;
  readonly scaling: ApplicationAutoScalingClient;
  readonly scheduler: SchedulerClient;
  readonly sqs: SQSClient;
  readonly sts: STSClient;
  close(): void;
}

/** Connects nowhere before the first call. */
export function awsClients(account: AwsAccount, region: string): AwsClients {
  const { endpoint, scalingEndpoint = endpoint, id } = account;
  // Emulators keep accounts apart by the access key.
  const credentials = { accessKeyId: id, secretAccessKey: 'test' };
  const settings = endpoint === undefined ? { region } : { endpoint, region, credentials };
  const clients = {
    api: new ApiGatewayV2Client(settings),
    iam: new IAMClient(settings),
    kms: new KMSClient(settings),
    lambda: new LambdaClient(settings),
    logs: new CloudWatchLogsClient(settings),
    scaling: new ApplicationAutoScalingClient({
      ...settings,
      ...(scalingEndpoint !== undefined && { endpoint: scalingEndpoint }),
    }),
    scheduler: new SchedulerClient(settings),
    sqs: new SQSClient(settings),
    sts: new STSClient(settings),
  };
  return {
    ...clients,
    close: () => Object.values(clients).forEach((client) => client.destroy()),
  };
}
