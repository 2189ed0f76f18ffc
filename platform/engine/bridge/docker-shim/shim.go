// Package shim lends out the Docker provider, which lies in an internal package: Go allows its import only from below its own path.
package shim

import (
	"github.com/hashicorp/terraform-plugin-sdk/v2/helper/schema"
	"github.com/terraform-providers/terraform-provider-docker/internal/provider"
)

// New returns the Terraform provider. It sends version in its User-Agent.
func New(version string) *schema.Provider { return provider.New(version)() }
