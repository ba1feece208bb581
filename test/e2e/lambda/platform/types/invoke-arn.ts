/**
 * The ARN by which API Gateway calls a function. No API tells it: the provider writes it, too.
 *
 * @see https://docs.aws.amazon.com/apigatewayv2/latest/api-reference/apis-apiid-integrations.html
 */
export function invokeArn(functionArn: string, region: string): string {
  const path = `lambda:path/2015-03-31/functions/${functionArn}/invocations`;
  return `arn:aws:apigateway:${region}:${path}`;
}
