import { afterAll, beforeAll, expect, inject, it } from 'vitest';

import { awsWorkspace, describeOnEmulator, type AwsWorkspace } from './apply';
import { eraseByHand } from './erase';
import { EXPECTED } from './every-type/expected';
import { observe, type Observed } from './every-type/observe';
import { scaledShop, shop, type Edition } from './every-type/shop';
import { inventory } from './inventory';
import { outcomeOf } from './outcome';

const SCALING = ['aws_appautoscaling_target', 'aws_appautoscaling_policy'];
const EDITIONS: readonly Edition[] = ['first', 'second'];

/** Networks and images that are not there: only an emulator takes the names of those. */
describeOnEmulator('every type of resource that a service on Lambda lowers to', () => {
  let aws: AwsWorkspace;
  let scaled: AwsWorkspace;
  const observed = {} as Record<Edition, Observed>;
  const observedScaled = {} as Record<Edition, Observed>;
  beforeAll(async () => {
    [aws, scaled] = [await awsWorkspace(), await awsWorkspace()];
    for (const edition of EDITIONS) {
      observed[edition] = await observe(aws, shop(edition));
      observedScaled[edition] = await observe(scaled, scaledShop(edition));
    }
  });
  afterAll(async () => {
    await aws?.close();
    await scaled?.close();
  });

  it.for(Object.keys(EXPECTED))(
    '%s is made, changed and read back, and nothing is left to be done',
    (type, { skip }) => {
      const expected = EXPECTED[type];
      if (expected === undefined) throw new Error(`unreachable: ${type}`);
      const isScaling = SCALING.includes(type);
      const lacking = isScaling ? scaled.lacking : aws.lacking;
      skip(lacking.length > 0 && isScaling, `EmulatorLacks: ${lacking[0]}`);

      for (const edition of EDITIONS) {
        const { outcome, state, pending } = (isScaling ? observedScaled : observed)[edition];
        const values = state[`${type}.${expected.address}`]?.values;
        expect({ outcome, values }).toMatchObject({
          outcome: expect.stringMatching(/^Apply complete! /) as string,
          values: expected.values[edition],
        });
        expect(pending.filter((address) => address.startsWith(`${type}.`))).toEqual([]);
      }
    },
  );

  it('a function of an image is made and gets the next image', () => {
    const images = EDITIONS.map((edition) => {
      const { values } = observed[edition].state['aws_lambda_function.image_function'] ?? {};
      return [values?.package_type, values?.image_uri, values?.version];
    });

    const image = '123456789012.dkr.ecr.eu-west-1.amazonaws.com/shop';
    expect(images).toEqual([
      ['Image', `${image}:1.0.0`, '1'],
      ['Image', `${image}:1.1.0`, '2'],
    ]);
  });

  it('tells of every attribute that is said not to be told that it is not', ({ skip }) => {
    const farEnd = inject('awsFarEnd');
    const isOurs = farEnd.kind === 'emulator' && farEnd.scalingEndpoint !== undefined;
    skip(!isOurs, 'another emulator may tell more');

    expect([...aws.returned, ...scaled.returned]).toEqual([]);
  });

  it('is made again when somebody removed it by hand', async () => {
    await eraseByHand(aws.clients);
    const all = Object.keys(observed.second.state).filter(
      (address) => !address.startsWith('data.'),
    );

    const plan = await aws.plan();
    const apply = await aws.apply();
    const second = await aws.plan();

    // Everything but the key, which no hand can remove at once.
    expect(outcomeOf(plan)).toEqual([`Plan: ${all.length - 1} to add, 0 to change, 0 to destroy.`]);
    expect(outcomeOf(apply).at(-1)).toMatch(/^Apply complete! /);
    expect(second.code).toBe(0);
  });

  it('leaves nothing behind when it is destroyed', async () => {
    const destroyed = await aws.destroy();

    expect(outcomeOf(destroyed).at(-1)).toMatch(/^Destroy complete! /);
    expect(await inventory(aws.clients, 'shop')).toEqual([]);
  });
});
