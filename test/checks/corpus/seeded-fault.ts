import type { CallProps } from '../../../lib/model/call';
import type { MicroserviceProps } from '../../../lib/model/service';
import { kubernetes, lambda, type Target } from '../../../lib/model/target';
import { aShop, type CallDesign, type Design } from '../design';

/** A design with one fault, and one that is close to it and sound. */
export interface SeededFault {
  readonly name: string;
  /** The only code that the faulty design may have beside notes. */
  readonly code: string;
  readonly faulty: Design;
  readonly sound: Design;
}

export const onKubernetes: Target = kubernetes({ namespace: 'shop' });
export const onLambda: Target = lambda({ region: 'eu-west-1' });

type Props = Omit<MicroserviceProps, 'image'> & { readonly image?: string | undefined };

/** Faults in the props of one service, which nobody calls. */
export function inPropsOn(target: Target) {
  return (code: string, faulty: Props, sound: Props): SeededFault => {
    const design = (props: Props) => {
      const services = { web: props as MicroserviceProps };
      return aShop(services, [], { target });
    };
    const name = `props ${JSON.stringify(faulty)} on ${target.kind}`;
    return { name, code, faulty: design(faulty), sound: design(sound) };
  };
}

export const inProps = inPropsOn(onKubernetes);

/** Faults in the settings of a call from `web` to `orders`, which are as they are given here. */
export function inCallBetween({
  web = {},
  orders = {},
}: Partial<Record<'web' | 'orders', object>>) {
  return (code: string, faulty: CallProps, sound: CallProps): SeededFault => {
    const design = (props: CallProps) => aShop({ web, orders }, [['web', 'orders', props]]);
    const name = `call ${JSON.stringify(faulty)}`;
    return { name, code, faulty: design(faulty), sound: design(sound) };
  };
}

export const inCall = inCallBetween({});

/** A fault in calls between services that are sound. */
export function inGraph(
  name: string,
  code: string,
  { faulty, sound }: Record<'faulty' | 'sound', readonly CallDesign[]>,
): SeededFault {
  const names = [...faulty, ...sound].flatMap(([from, to]) => [
    from,
    ...(typeof to === 'string' ? [to] : []),
  ]);
  const services = Object.fromEntries(names.map((service) => [service, {}]));
  return { name, code, faulty: aShop(services, faulty), sound: aShop(services, sound) };
}
