/** How a provider tells the engine that something failed: AWS's words, or that the simulator itself is at fault. */
import { Metadata, type ServiceError, status } from "@grpc/grpc-js";
import proto from "@pulumi/pulumi/proto/provider_pb.js";
import statusproto from "@pulumi/pulumi/proto/status_pb.js";
import anyproto from "google-protobuf/google/protobuf/any_pb.js";
import { RefusedError } from "../account/refusal.ts";
import { UnfinishedError } from "./attempts.ts";
import { struct } from "./wire.ts";

export function failure(error: unknown): Partial<ServiceError> {
  if (error instanceof UnfinishedError)
    return { code: status.UNKNOWN, details: error.message, metadata: unfinished(error) };
  if (error instanceof RefusedError) return { code: status.UNKNOWN, details: error.message };
  return {
    code: status.UNKNOWN,
    details: `the simulator failed: ${(error as Error).stack ?? String(error)}`,
  };
}

/** gRPC carries details as a binary trailer of this name; from it the engine takes the id, and so keeps the resource. */
function unfinished({ message, state }: UnfinishedError): Metadata {
  const failed = new proto.ErrorResourceInitFailed();
  failed.setId(state.id);
  failed.setProperties(struct(state.outputs));
  failed.setInputs(struct(state.inputs));
  failed.setReasonsList([message]);
  const detail = new anyproto.Any();
  detail.pack(failed.serializeBinary(), "pulumirpc.ErrorResourceInitFailed");
  const told = new statusproto.Status();
  told.setCode(status.UNKNOWN);
  told.setMessage(message);
  told.addDetails(detail);
  const metadata = new Metadata();
  metadata.add("grpc-status-details-bin", Buffer.from(told.serializeBinary()));
  return metadata;
}
