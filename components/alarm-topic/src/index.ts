/** Where CloudWatch alarms go. */
export * from "./alarm-topic.ts";
export { alarmTopicPolicy } from "./policy.ts";
