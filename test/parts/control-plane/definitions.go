// Package parts names the modules whose custom resource definitions the tests apply, so that go.mod keeps them.
package parts

import (
	_ "istio.io/api/networking/v1"
	_ "sigs.k8s.io/gateway-api/apis/v1"
)
