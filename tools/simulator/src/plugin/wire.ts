/** Messages of the plugin protocol to plain values and back. */
import plugin from "@pulumi/pulumi/proto/plugin_pb.js";
import structproto, { type JavaScriptValue } from "google-protobuf/google/protobuf/struct_pb.js";
import type { Properties } from "../account/account.ts";
import type { ProviderSettings } from "../simulator.ts";

export function read(value: structproto.Struct | undefined): Properties {
  return value?.toJavaScript() ?? {};
}

/** What is undefined is left out: the protocol has no such value. */
export function struct(properties: Properties): structproto.Struct {
  return structproto.Struct.fromJavaScript(
    JSON.parse(JSON.stringify(properties)) as Record<string, JavaScriptValue>,
  );
}

/** Provider inputs that are not strings travel as JSON text. */
export function settingsOf(inputs: Properties, defaults: ProviderSettings): ProviderSettings {
  const { region, defaultTags } = inputs;
  const tags =
    typeof defaultTags === "string"
      ? (JSON.parse(defaultTags) as { readonly tags?: Readonly<Record<string, string>> })
      : (defaultTags as { readonly tags?: Readonly<Record<string, string>> } | undefined);
  return {
    region: typeof region === "string" ? region : defaults.region,
    defaultTags: tags?.tags ?? defaults.defaultTags,
  };
}

export function pluginInfo(version: string): plugin.PluginInfo {
  const info = new plugin.PluginInfo();
  info.setVersion(version);
  return info;
}
