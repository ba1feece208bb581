/** Attributes that the emulator keeps to itself, and so are not proved, by type. */
type NotReturned = Readonly<Record<string, Readonly<Record<string, string>>>>;

/**
 * Where an emulator's answer has no such field: the state keeps what was planned, so that a plan after it
 * is not about the emulator. Whatever stands here is not shown to have arrived. As soon as the emulator
 * tells it, its word counts, and a test asks for the line to be removed.
 */
export const NOT_RETURNED: NotReturned = {
  aws_apigatewayv2_stage: {
    access_log_settings: 'CreateStage and UpdateStage drop accessLogSettings',
  },
  aws_appautoscaling_target: {
    tags: 'moto has no ListTagsForResource here',
    tags_all: 'moto has no ListTagsForResource here',
  },
  aws_cloudwatch_log_group: {
    kms_key_id: 'CreateLogGroup drops kmsKeyId',
  },
};
