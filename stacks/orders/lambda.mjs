import { answer } from './answer.mjs';
import { handle as handleFront } from './front.mjs';
import { handle as handleInventory } from './inventory.mjs';
import { handle as handlePricing } from './pricing.mjs';
import { handle as handleReconcile } from './reconcile.mjs';

export const front = adapt(handleFront);
export const inventory = adapt(handleInventory);
export const pricing = adapt(handlePricing);
export const reconcile = adapt(handleReconcile);

/** Puts a service behind the three kinds of event that reach a function here. */
function adapt(handle) {
  return (event) => {
    if (event.requestContext?.http) return answerHttp(handle, event);
    if (event['detail-type'] === 'Scheduled Event') return runOnSchedule(handle);
    return answer(handle, event);
  };
}

/** @see https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-lambda.html */
async function answerHttp(handle, { requestContext, rawPath, headers, body, isBase64Encoded }) {
  const { status, body: answered } = await answer(handle, {
    method: requestContext.http.method,
    path: rawPath,
    body: isBase64Encoded ? Buffer.from(body, 'base64').toString() : body,
    idempotencyKey: headers?.['idempotency-key'],
  });
  return {
    statusCode: status,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(answered),
  };
}

/** A failed run must throw: only then does Lambda try it again and keep it as a dead letter. */
async function runOnSchedule(handle) {
  const { status, body } = await answer(handle, { method: 'POST', path: '/' });
  if (status >= 400) throw new Error(`the run failed with ${status}: ${JSON.stringify(body)}`);
  return body;
}
