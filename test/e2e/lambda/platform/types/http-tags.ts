import { GetTagsCommand } from '@aws-sdk/client-apigatewayv2';

import type { Far } from '../aws-resource';

/** The ARN of something of API Gateway, such as `/apis/a1b2c3`. It has no account in it. */
export function apiGatewayArn({ region }: Far, path: string): string {
  return `arn:aws:apigateway:${region}::${path}`;
}

/** The tags as they are now: some emulators' other answers have those of the creation. */
export async function httpTags(far: Far, path: string): Promise<Record<string, string>> {
  const ResourceArn = apiGatewayArn(far, path);
  const { Tags = {} } = await far.api.send(new GetTagsCommand({ ResourceArn }));
  return Tags;
}
