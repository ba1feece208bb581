import { postToAws } from './aws.mjs';

/**
 * Calls the function that `arn` names with `request` as its event, and resolves to what it returned.
 *
 * @see https://docs.aws.amazon.com/lambda/latest/api/API_Invoke.html
 */
export async function invokeFunction(arn, request, signal) {
  const path = `/2015-03-31/functions/${encodeURIComponent(arn)}/invocations`;
  const headers = { 'content-type': 'application/json' };
  const response = await postToAws({ arn, path, headers, body: JSON.stringify(request) }, signal);

  // A status of the Lambda service is none of the function's, which speaks through what it returns.
  if (!response.ok || response.headers.has('x-amz-function-error')) {
    throw new Error(`${arn} failed with ${response.status}: ${await response.text()}`);
  }
  return response.json();
}
