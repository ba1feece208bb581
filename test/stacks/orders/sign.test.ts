import { resolve } from 'node:path';
import { expect, it } from 'vitest';

const MODULE: string = resolve(__dirname, '../../../stacks/orders/sign.mjs');

interface Sign {
  signedHeaders(...request: unknown[]): Readonly<Record<string, string>>;
}

it('signs the POST of the published test suite as AWS does', async () => {
  const { signedHeaders } = (await import(MODULE)) as Sign;
  const headers = signedHeaders(
    {
      url: new URL('https://example.amazonaws.com/'),
      headers: {},
      body: '',
      region: 'us-east-1',
      service: 'service',
    },
    { id: 'AKIDEXAMPLE', secret: 'wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY' },
    new Date('2015-08-30T12:36:00.123Z'),
  );

  expect(headers).toEqual({
    'x-amz-date': '20150830T123600Z',
    authorization:
      'AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20150830/us-east-1/service/aws4_request, ' +
      'SignedHeaders=host;x-amz-date, ' +
      'Signature=5da7c1a2acd57cee7505fc6676e4e544621c30862966e37dddb68e92efbe5d6b',
  });
});
