/** For specs: the provider's service over a loopback connection, asked as the engine asks it. */
import { credentials, Server, ServerCredentials, type ServiceError } from "@grpc/grpc-js";
import providerGrpc from "@pulumi/pulumi/proto/provider_grpc_pb.js";
import proto from "@pulumi/pulumi/proto/provider_pb.js";
import type { Properties } from "../../account/account.ts";
import type { Resources } from "../resources.ts";
import { ProviderService } from "../service.ts";
import { struct } from "../wire.ts";

type Method<Request, Response> = (
  request: Request,
  callback: (error: ServiceError | null, response: Response) => void,
) => unknown;

export class ProviderClient {
  readonly #server: Server;
  readonly #client: InstanceType<typeof providerGrpc.ResourceProviderClient>;

  private constructor(server: Server, port: number) {
    this.#server = server;
    this.#client = new providerGrpc.ResourceProviderClient(`127.0.0.1:${port}`, credentials.createInsecure());
  }

  static async connect(resources: Resources): Promise<ProviderClient> {
    const server = new Server();
    server.addService(
      providerGrpc.ResourceProviderService,
      new ProviderService(resources, "us-east-1", "7.48.0").service,
    );
    const port = await new Promise<number>((resolve, reject) => {
      server.bindAsync("127.0.0.1:0", ServerCredentials.createInsecure(), (error, bound) =>
        error ? reject(error) : resolve(bound),
      );
    });
    return new ProviderClient(server, port);
  }

  async configure(args: Properties): Promise<proto.ConfigureResponse> {
    const request = new proto.ConfigureRequest();
    request.setArgs(struct(args));
    return await this.#ask((done) => this.#client.configure(request, done));
  }

  async check(urn: string, news: Properties, olds: Properties = {}): Promise<Properties> {
    const request = new proto.CheckRequest();
    request.setUrn(urn);
    request.setNews(struct(news));
    request.setOlds(struct(olds));
    const response = await this.#ask<proto.CheckResponse>((done) => this.#client.check(request, done));
    return response.getInputs()?.toJavaScript() ?? {};
  }

  async diff(
    urn: string,
    olds: Properties,
    news: Properties,
    ignoreChanges: readonly string[] = [],
  ): Promise<proto.DiffResponse.AsObject> {
    const request = new proto.DiffRequest();
    request.setUrn(urn);
    request.setOldInputs(struct(olds));
    request.setNews(struct(news));
    request.setIgnorechangesList([...ignoreChanges]);
    return (await this.#ask<proto.DiffResponse>((done) => this.#client.diff(request, done))).toObject();
  }

  async create(urn: string, inputs: Properties, preview = false): Promise<proto.CreateResponse> {
    const request = new proto.CreateRequest();
    request.setUrn(urn);
    request.setProperties(struct(inputs));
    request.setPreview(preview);
    return await this.#ask((done) => this.#client.create(request, done));
  }

  async read(urn: string, id: string, properties: Properties = {}): Promise<proto.ReadResponse> {
    const request = new proto.ReadRequest();
    request.setUrn(urn);
    request.setId(id);
    request.setProperties(struct(properties));
    return await this.#ask((done) => this.#client.read(request, done));
  }

  async update(urn: string, id: string, news: Properties, preview = false): Promise<Properties> {
    const request = new proto.UpdateRequest();
    request.setUrn(urn);
    request.setId(id);
    request.setNews(struct(news));
    request.setPreview(preview);
    const response = await this.#ask<proto.UpdateResponse>((done) => this.#client.update(request, done));
    return response.getProperties()?.toJavaScript() ?? {};
  }

  async delete(urn: string, id: string): Promise<void> {
    const request = new proto.DeleteRequest();
    request.setUrn(urn);
    request.setId(id);
    await this.#ask((done) => this.#client.delete(request, done));
  }

  async invoke(token: string, args: Properties): Promise<Properties> {
    const request = new proto.InvokeRequest();
    request.setTok(token);
    request.setArgs(struct(args));
    const response = await this.#ask<proto.InvokeResponse>((done) => this.#client.invoke(request, done));
    return response.getReturn()?.toJavaScript() ?? {};
  }

  close(): void {
    this.#client.close();
    this.#server.forceShutdown();
  }

  async #ask<Response>(send: (done: Parameters<Method<unknown, Response>>[1]) => unknown): Promise<Response> {
    return await new Promise<Response>((resolve, reject) =>
      send((error, response) => (error ? reject(error) : resolve(response))),
    );
  }
}
