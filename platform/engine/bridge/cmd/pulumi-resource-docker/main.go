// The plugin that serves @pulumi/docker, except its native resource Image.
package main

import (
	"github.com/pulumi/pulumi-terraform-bridge/v3/pkg/tfbridge"
	"github.com/terraform-providers/terraform-provider-docker/shim"

	"dtaas.invalid/plugins/internal/bridge"
)

// version is that of the SDK; a test holds them equal.
const version = "5.2.0"

func main() {
	bridge.Main(bridge.Plugin{
		Name:     "docker",
		Version:  version,
		Provider: shim.New(version),
		Types: map[string]string{
			"docker_buildx_builder": "BuildxBuilder",
			"docker_config":         "ServiceConfig",
			"docker_container":      "Container",
			"docker_image":          "RemoteImage",
			"docker_network":        "Network",
			"docker_plugin":         "Plugin",
			"docker_registry_image": "RegistryImage",
			"docker_secret":         "Secret",
			"docker_service":        "Service",
			"docker_tag":            "Tag",
			"docker_volume":         "Volume",
		},
		Functions: map[string]string{
			"docker_image":                    "getRemoteImage",
			"docker_logs":                     "getLogs",
			"docker_network":                  "getNetwork",
			"docker_plugin":                   "getPlugin",
			"docker_registry_image":           "getRegistryImage",
			"docker_registry_image_manifests": "getRegistryImageManifests",
		},
		Config: bridge.Fields{
			"registry_auth": {Name: "registryAuth", MaxItemsOne: tfbridge.False()},
		},
		Fields: map[string]bridge.Fields{
			"docker_container": {
				"command":           {Name: "command"},
				"networks_advanced": {Name: "networksAdvanced"},
			},
			// An image's name says what is pulled, so it can't be made up.
			"docker_image": {"name": {Name: "name"}},
		},
		DeleteFirst: []string{"docker_container"},
	})
}
