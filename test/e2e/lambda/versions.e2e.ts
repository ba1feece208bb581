import { LambdaAlias } from '@cdktf/provider-aws/lib/lambda-alias';
import { GetAliasCommand, paginateListVersionsByFunction } from '@aws-sdk/client-lambda';
import { afterEach, beforeEach, expect, inject, it } from 'vitest';

import type { Microservice } from 'fleetwright';

import { awsWorkspace, describeOnAws, type AwsWorkspace } from './apply';
import { httpClientOf, type HttpClient } from './requests/http-client';
import { invoke } from './requests/invoke';
import { publishBeside } from './requests/publish-beside';
import { aGreeter, codeThatSays, GREETER, type Greeter } from './versions/greeter';

describeOnAws('a service on Lambda, version by version', () => {
  let aws: AwsWorkspace;
  let greeter: Greeter;
  let send: HttpClient;
  beforeEach(async () => {
    greeter = aGreeter();
    aws = await awsWorkspace();
    await deploy('one');
    send = await httpClientOf(GREETER, aws, inject('awsFarEnd'));
  });
  afterEach(async () => {
    await aws.close();
    greeter.remove();
  });

  async function deploy(greeting: string, change?: (service: Microservice) => void): Promise<void> {
    aws.write(greeter.saying(greeting, change));
    const { code, text } = await aws.apply();
    expect(text).toContain('Apply complete!');
    expect(code).toBe(0);
  }

  async function liveVersion(): Promise<string | undefined> {
    const alias = { FunctionName: GREETER, Name: 'live' };
    return (await aws.clients.lambda.send(new GetAliasCommand(alias))).FunctionVersion;
  }

  /** What each published version says when it is called by its number. */
  async function versions(): Promise<Record<string, unknown>> {
    const said: Record<string, unknown> = {};
    const input = { FunctionName: GREETER };
    const pages = paginateListVersionsByFunction({ client: aws.clients.lambda }, input);
    for await (const { Versions = [] } of pages) {
      for (const { Version: qualifier = '' } of Versions) {
        if (qualifier === '$LATEST') continue;
        const answer = await invoke(aws.clients.lambda, GREETER, { qualifier });
        said[qualifier] = JSON.parse((answer as { readonly body: string }).body);
      }
    }
    return said;
  }

  const greeting = async (): Promise<unknown> => (await send({ path: '/' })).body;

  it('runs new code from the moment it was applied, and keeps every version as it was', async () => {
    await deploy('two');

    expect(await greeting()).toBe('two');
    expect(await liveVersion()).toBe('2');
    expect(await versions()).toEqual({ 1: 'one', 2: 'two' });
  });

  it('answers every request while it changes, and never again with the old code', async () => {
    const answers: unknown[] = [];
    let isOver = false;
    const asking = (async () => {
      while (!isOver) answers.push(await greeting());
    })();

    await deploy('two');
    isOver = true;
    await asking;
    // The last one may have been asked before the change, and answered after it.
    answers.push(await greeting());

    const turn = answers.indexOf('two');
    const news = answers.length - turn;
    expect(turn).toBeGreaterThan(0);
    expect(answers).toEqual([...Array(turn).fill('one'), ...Array(news).fill('two')]);
  });

  it('goes back by applying the old code again, as a version of its own', async () => {
    await deploy('two');

    await deploy('one');

    expect(await greeting()).toBe('one');
    expect(await versions()).toEqual({ 1: 'one', 2: 'two', 3: 'one' });
  });

  it('is left alone by a version that somebody publishes beside Terraform', async () => {
    const files = { 'index.mjs': codeThatSays('from elsewhere') };
    const code = { functionName: GREETER, files };

    expect(await publishBeside(aws.clients.lambda, code)).toBe('2');

    expect(await liveVersion()).toBe('1');
    expect(await greeting()).toBe('one');
  });

  it('shows in the plan that alias "live" would move to a version from elsewhere', async () => {
    const files = { 'index.mjs': codeThatSays('from elsewhere') };
    await publishBeside(aws.clients.lambda, { functionName: GREETER, files });

    const { code, text } = await aws.plan();

    expect(code).toBe(2);
    expect(text).toMatch(/function_version\s+= "1" -> "2"/);
    expect(text).toContain('Plan: 0 to add, 1 to change, 0 to destroy.');
  });

  it('leaves a version from elsewhere behind when new code is applied', async () => {
    const files = { 'index.mjs': codeThatSays('from elsewhere') };
    await publishBeside(aws.clients.lambda, { functionName: GREETER, files });

    await deploy('two');

    expect(await greeting()).toBe('two');
    expect(await versions()).toEqual({ 1: 'one', 2: 'from elsewhere', 3: 'two' });
    expect(await aws.plan()).toMatchObject({ code: 0 });
  });

  it('publishes new code without a request for it, while alias "live" is pinned', async () => {
    await deploy('two', pinnedTo('1'));

    expect(await greeting()).toBe('one');
    expect(await versions()).toEqual({ 1: 'one', 2: 'two' });
    expect(await aws.plan()).toMatchObject({ code: 0 });

    await deploy('two', pinnedTo('2'));

    expect(await greeting()).toBe('two');
  });
});

function pinnedTo(version: string): (service: Microservice) => void {
  return (service) => {
    service.customize(LambdaAlias, (alias) => {
      alias.functionVersion = version;
    });
  };
}
