/** The ResourceProvider service of Pulumi over the simulated account: what an engine asks of a provider plugin. */
import type { sendUnaryData, ServerUnaryCall } from "@grpc/grpc-js";
import proto from "@pulumi/pulumi/proto/provider_pb.js";
import emptyproto from "google-protobuf/google/protobuf/empty_pb.js";
import { replaces } from "@drydock/changes";
import type { Properties } from "../account/account.ts";
import type { ProviderSettings } from "../simulator.ts";
import { covers, differences } from "./differences.ts";
import { foreseenUpdate } from "./foreseen.ts";
import { failure } from "./failure.ts";
import type { Existing, Resources } from "./resources.ts";
import type { Asked } from "./state.ts";
import { pluginInfo, read, settingsOf, struct } from "./wire.ts";

type Unary<Request, Response> = (
  call: ServerUnaryCall<Request, Response>,
  callback: sendUnaryData<Response>,
) => void;

export class ProviderService {
  readonly #resources: Resources;
  #settings: ProviderSettings;

  readonly #version: string;

  constructor(resources: Resources, region: string, version: string) {
    this.#resources = resources;
    this.#version = version;
    this.#settings = { region, defaultTags: {} };
  }

  /** The methods by their wire names; the others stay unimplemented, which the engine takes as an answer. */
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- each method has messages of its own
  readonly service: Record<string, Unary<any, any>> = {
    getPluginInfo: unary(() => pluginInfo(this.#version)),

    getSchema: unary(() => {
      const response = new proto.GetSchemaResponse();
      response.setSchema("{}");
      return response;
    }),

    checkConfig: unary((request: proto.CheckRequest) => {
      const response = new proto.CheckResponse();
      response.setInputs(request.getNews());
      return response;
    }),

    // A provider whose settings changed goes on with the resources that it has.
    diffConfig: unary((request: proto.DiffRequest) => {
      const response = new proto.DiffResponse();
      const changed = differences(read(request.getOldInputs()), read(request.getNews()));
      response.setChanges(
        changed.length > 0
          ? proto.DiffResponse.DiffChanges.DIFF_SOME
          : proto.DiffResponse.DiffChanges.DIFF_NONE,
      );
      response.setReplacesList(changed.some(({ path }) => path === "region") ? ["region"] : []);
      return response;
    }),

    configure: unary((request: proto.ConfigureRequest) => {
      this.#settings = settingsOf(read(request.getArgs()), this.#settings);
      const response = new proto.ConfigureResponse();
      response.setSupportspreview(true);
      return response;
    }),

    check: unary((request: proto.CheckRequest) => {
      const olds = read(request.getOlds());
      const inputs = this.#resources.check(
        asked(request),
        read(request.getNews()),
        Object.keys(olds).length > 0 ? olds : undefined,
        this.#settings,
      );
      const response = new proto.CheckResponse();
      response.setInputs(struct(inputs));
      return response;
    }),

    diff: unary((request: proto.DiffRequest) => {
      const resource = asked(request);
      const olds = read(request.getOldInputs());
      const news = read(request.getNews());
      const changed = differences(olds, news).filter(
        ({ path }) => !request.getIgnorechangesList().some((ignored) => covers(ignored, path)),
      );
      const replacing = changed.filter(({ path }) => replaces(resource.type, path)).map(({ path }) => path);
      const response = new proto.DiffResponse();
      const { DIFF_SOME, DIFF_NONE } = proto.DiffResponse.DiffChanges;
      response.setChanges(changed.length > 0 ? DIFF_SOME : DIFF_NONE);
      response.setDiffsList([...new Set(changed.map(({ path }) => path.split(/[.[]/)[0] ?? path))]);
      response.setReplacesList(replacing);
      // The name that the program gave is taken until the old one is gone.
      response.setDeletebeforereplace(
        replacing.length > 0 && this.#resources.keepsOwnName(resource, olds, news),
      );
      return response;
    }),

    create: unary(async (request: proto.CreateRequest) => {
      const inputs = read(request.getProperties());
      const response = new proto.CreateResponse();
      if (request.getPreview()) {
        response.setProperties(struct(this.#resources.previewCreate(asked(request), inputs, this.#settings)));
        return response;
      }
      const { id, outputs } = await this.#resources.create(asked(request), inputs, this.#settings);
      response.setId(id);
      response.setProperties(struct(outputs));
      return response;
    }),

    read: unary(async (request: proto.ReadRequest) => {
      const found = await this.#resources.read(this.#existing(request, read(request.getProperties())));
      const response = new proto.ReadResponse();
      if (!found) return response;
      response.setId(found.id);
      response.setProperties(struct(found.outputs));
      response.setInputs(struct(found.inputs));
      return response;
    }),

    update: unary(async (request: proto.UpdateRequest) => {
      const inputs = read(request.getNews());
      const olds = read(request.getOlds());
      const response = new proto.UpdateResponse();
      if (request.getPreview()) {
        response.setProperties(struct(foreseenUpdate(inputs, olds, read(request.getOldInputs()))));
        return response;
      }
      const existing = this.#existing(request, olds);
      const updated = await this.#resources.update(asked(request), existing, inputs, this.#settings);
      response.setProperties(struct(updated.outputs));
      return response;
    }),

    delete: unary(async (request: proto.DeleteRequest) => {
      await this.#resources.delete(this.#existing(request, read(request.getProperties())));
      return new emptyproto.Empty();
    }),

    invoke: unary(async (request: proto.InvokeRequest) => {
      const outputs = await this.#resources.invoke(request.getTok(), read(request.getArgs()), this.#settings);
      const response = new proto.InvokeResponse();
      response.setReturn(struct(outputs));
      return response;
    }),

    cancel: unary(() => new emptyproto.Empty()),
  };

  #existing(request: { getUrn(): string; getId(): string }, { region }: Properties): Existing {
    return {
      type: asked(request).type,
      id: request.getId(),
      region: typeof region === "string" ? region : this.#settings.region,
    };
  }
}

function unary<Request, Response>(
  work: (request: Request) => Response | Promise<Response>,
): Unary<Request, Response> {
  return (call, callback) => {
    void Promise.resolve(call.request)
      .then(work)
      .then(
        (response) => callback(null, response),
        (error: unknown) => callback(failure(error)),
      );
  };
}

function asked(request: { getUrn(): string }): Asked {
  const urn = request.getUrn();
  const [, , types = "", ...name] = urn.split("::");
  return { urn, type: types.split("$").at(-1) ?? "", name: name.join("::") };
}
