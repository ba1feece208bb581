import {
  DeregisterScalableTargetCommand,
  DescribeScalableTargetsCommand,
  ListTagsForResourceCommand,
  RegisterScalableTargetCommand,
  TagResourceCommand,
  UntagResourceCommand,
  type ScalableDimension,
  type ServiceNamespace,
} from '@aws-sdk/client-application-auto-scaling';

import { textAt, type ObjectValue } from '../../../../../lib/rehearsal/cty/value';
import type { AwsResource } from '../aws-resource';
import { plain, told, writeFields } from '../fields';
import { orLacking } from '../refusals';
import { changeTags, tagsOf } from '../tags';

export const scalingTarget: AwsResource = {
  fields: {
    arn: told('ScalableTargetARN'),
    max_capacity: plain('MaxCapacity'),
    min_capacity: plain('MinCapacity'),
    resource_id: plain('ResourceId'),
    role_arn: plain('RoleARN'),
    scalable_dimension: plain('ScalableDimension'),
    service_namespace: plain('ServiceNamespace'),
    tags_all: told('Tags'),
  },

  derived: ({ resource_id = '' }) => ({ id: resource_id }),

  async create(planned, { scaling }) {
    const input = { ...writeFields(this.fields, planned), Tags: tagsOf(planned) };
    await scaling.send(new RegisterScalableTargetCommand(input as never));
    return {};
  },

  async fetch(state, { scaling }) {
    const { ServiceNamespace, ResourceId, ScalableDimension } = placeOf(state);
    const command = new DescribeScalableTargetsCommand({
      ServiceNamespace,
      ResourceIds: [ResourceId],
      ScalableDimension,
    });
    const { ScalableTargets: [found] = [] } = await scaling.send(command);
    if (found === undefined) return undefined;
    const { ScalableTargetARN: ResourceARN } = found;
    const listing = scaling.send(new ListTagsForResourceCommand({ ResourceARN }));
    const { Tags } = (await orLacking(listing, 'the tags of a scaling target')) ?? {};
    return { ...found, Tags };
  },

  /** Registering what is registered changes it. */
  async update({ prior, planned }, { scaling }) {
    const input = writeFields(this.fields, planned);
    await scaling.send(new RegisterScalableTargetCommand(input as never));
    const ResourceARN = textAt(prior, ['arn']);
    await changeTags(prior, planned, {
      add: (Tags) => scaling.send(new TagResourceCommand({ ResourceARN, Tags })),
      drop: (TagKeys) => scaling.send(new UntagResourceCommand({ ResourceARN, TagKeys })),
    });
  },

  async remove(state, { scaling }) {
    await scaling.send(new DeregisterScalableTargetCommand(placeOf(state)));
  },
};

interface ScalingPlace {
  readonly ServiceNamespace: ServiceNamespace;
  readonly ResourceId: string;
  readonly ScalableDimension: ScalableDimension;
}

export function placeOf(values: ObjectValue): ScalingPlace {
  return {
    ServiceNamespace: textAt(values, ['service_namespace']) as ServiceNamespace,
    ResourceId: textAt(values, ['resource_id']),
    ScalableDimension: textAt(values, ['scalable_dimension']) as ScalableDimension,
  };
}
