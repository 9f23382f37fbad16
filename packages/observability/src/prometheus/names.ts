/** Names of what the kube-prometheus-stack chart makes, and the addresses that follow from them. */
import { PROMETHEUS } from "@drydock/core/flows";

/** fullnameOverride of the release: services are called monitoring-prometheus and monitoring-alertmanager. */
export const FULL_NAME = "monitoring";

export const ALERTMANAGER_PORT = 9093;

export const PROMETHEUS_URL = `http://${FULL_NAME}-prometheus.${PROMETHEUS.namespace}.svc:${PROMETHEUS.port}`;
export const ALERTMANAGER_URL = `http://${FULL_NAME}-alertmanager.${PROMETHEUS.namespace}.svc:${ALERTMANAGER_PORT}`;
