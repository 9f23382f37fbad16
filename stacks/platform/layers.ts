/** The platform's layers in the order in which they are deployed; they are destroyed in reverse. */
import { cluster } from "@drydock/cluster";
import type { AnyLayer } from "@drydock/core/layer";
import { network } from "@drydock/network";
import { nodePools } from "@drydock/nodepools";
import { foundation } from "@drydock/foundation";
import { security } from "@drydock/security";
import { mesh } from "@drydock/mesh";
import { observability } from "@drydock/observability";
import { edge } from "@drydock/edge";
import { backup } from "@drydock/backup";
import { data } from "@drydock/data";
import { delivery } from "@drydock/delivery";
import { app } from "@drydock/app";

export const LAYERS: readonly AnyLayer[] = [
  network,
  cluster,
  nodePools,
  foundation,
  security,
  mesh,
  observability,
  edge,
  backup,
  data,
  delivery,
  app,
];
