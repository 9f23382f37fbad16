/** Endpoints of one region. https://docs.aws.amazon.com/global-accelerator/latest/api/API_CreateEndpointGroup.html */
import { number, objects, text } from "../../account/input.ts";
import { refusal, refusals } from "../../account/refusal.ts";
import { defineResourceType } from "../../resource-type.ts";
import { ACCELERATOR_LISTENER, ENDPOINT_GROUP } from "../tokens.ts";

const LISTENER_ARN = /^arn:[\w-]+:globalaccelerator::\d{12}:accelerator\/[\w-]+\/listener\/\w+$/;
/** Region of a load balancer, by its ARN. */
const BALANCER_REGION = /^arn:[\w-]+:elasticloadbalancing:([\w-]+):/;

export const endpointGroup = defineResourceType({
  type: ENDPOINT_GROUP,
  taggable: false,
  scope: "global",
  references: {
    listenerArn: {
      type: ACCELERATOR_LISTENER,
      by: "arn",
      notFound: "ListenerNotFoundException",
      // Another environment may have made it.
      provided: LISTENER_ARN,
    },
  },
  refuse(inputs, { account, region: own }) {
    const region = text(inputs, "endpointGroupRegion") ?? own;
    const dial = number(inputs, "trafficDialPercentage");
    const endpoints = objects(inputs, "endpointConfigurations");
    const elsewhere = endpoints
      .map((endpoint) => text(endpoint, "endpointId")?.match(BALANCER_REGION)?.[1])
      .find((found) => found !== undefined && found !== region);
    const twice = account
      .where(ENDPOINT_GROUP, "listenerArn", inputs["listenerArn"])
      .some(({ outputs }) => outputs["endpointGroupRegion"] === region);
    const invalid = (property: string, message: string, remediation: string) =>
      refusal("InvalidArgumentException", property, message, remediation);
    return refusals(
      twice &&
        refusal(
          "EndpointGroupAlreadyExistsException",
          "endpointGroupRegion",
          `the listener has a group of ${region}`,
          "add the endpoint to that group",
        ),
      dial !== undefined &&
        (dial < 0 || dial > 100) &&
        invalid("trafficDialPercentage", `${dial} is no percentage`, "use 0 to 100"),
      endpoints.some((endpoint) => {
        const weight = number(endpoint, "weight") ?? 0;
        return weight < 0 || weight > 255;
      }) && invalid("endpointConfigurations", "a weight is out of bounds", "use 0 to 255"),
      elsewhere !== undefined &&
        invalid(
          "endpointConfigurations",
          `a load balancer of ${elsewhere} is in the group of ${region}`,
          "put it into the group of its own region",
        ),
    );
  },
  create(inputs, context) {
    const arn = `${text(inputs, "listenerArn") ?? ""}/endpoint-group/${context.hash(12, "endpoint-group")}`;
    return {
      id: arn,
      outputs: {
        arn,
        endpointGroupRegion: inputs["endpointGroupRegion"] ?? context.region,
        healthCheckIntervalSeconds: inputs["healthCheckIntervalSeconds"] ?? 30,
        healthCheckPort: inputs["healthCheckPort"] ?? 443,
        healthCheckProtocol: inputs["healthCheckProtocol"] ?? "TCP",
        thresholdCount: inputs["thresholdCount"] ?? 3,
        trafficDialPercentage: inputs["trafficDialPercentage"] ?? 100,
      },
    };
  },
});
