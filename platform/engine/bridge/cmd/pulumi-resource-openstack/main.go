// The plugin that serves @pulumi/openstack.
package main

import (
	"github.com/pulumi/pulumi-terraform-bridge/v3/pkg/tfbridge"
	"github.com/terraform-provider-openstack/terraform-provider-openstack/openstack"

	"dtaas.invalid/plugins/internal/bridge"
)

func main() {
	bridge.Main(bridge.Plugin{
		Name: "openstack",
		// That of the SDK; a test holds them equal.
		Version:   "3.15.2",
		Provider:  openstack.Provider(),
		Types:     types,
		Functions: functions,
		Fields: map[string]bridge.Fields{
			// Terraform takes one policy, the SDK a list of them.
			"openstack_compute_servergroup_v2": {
				"policies": {MaxItemsOne: tfbridge.False()},
			},
			// A Pulumi resource can't have a property named outputs.
			"openstack_orchestration_stack_v1": {"outputs": {Name: "StackOutputs"}},
			// Two properties of Terraform, an old and a new one, have the same plural.
			"openstack_networking_subnet_v2": {
				"allocation_pool":  {Name: "allocationPools"},
				"allocation_pools": {Name: "allocationPoolsCollection"},
			},
		},
	})
}
