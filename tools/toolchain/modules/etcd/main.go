// etcd, from its server module: the command that the project itself releases is a main of its own repository's root.
package main

import (
	"os"

	"go.etcd.io/etcd/server/v3/etcdmain"
)

func main() {
	etcdmain.Main(os.Args)
}
