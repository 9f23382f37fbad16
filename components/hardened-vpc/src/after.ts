/** Values that carry an order with them. */
import * as pulumi from "@pulumi/pulumi";

/**
 * `value`, known once `others` are. Whatever is built on it is created after them and destroyed before them, so that
 * nodes and controllers in a subnet have a way out for as long as they exist.
 */
export function after<T>(value: pulumi.Output<T>, others: pulumi.Output<unknown>): pulumi.Output<T> {
  return pulumi.all([value, others]).apply(([known]) => known as T);
}
