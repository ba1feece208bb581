/** A small shop on Kubernetes, as cdktf writes it. `change` may replace members of the Deployment. */
export function aShop(change: { readonly name?: string; readonly image?: string } = {}): object {
  const { name = 'orders', image = 'shop/orders:1.4.2' } = change;
  const labels = { 'app.kubernetes.io/name': 'orders' };
  const namespace = '${kubernetes_namespace_v1.shop.metadata[0].name}';
  return {
    ...kubernetesProvider(),
    resource: {
      kubernetes_namespace_v1: { shop: { metadata: { name: 'shop' } } },
      kubernetes_deployment_v1: {
        orders: {
          metadata: { name, namespace },
          spec: {
            replicas: '2',
            selector: { match_labels: labels },
            template: {
              metadata: { labels },
              spec: { container: [{ name: 'orders', image, port: [{ container_port: 8080 }] }] },
            },
          },
        },
      },
      kubernetes_service_v1: {
        orders: {
          metadata: { name: 'orders', namespace },
          spec: { selector: labels, port: [{ port: 80, target_port: '8080' }] },
        },
      },
    },
  };
}

export function kubernetesProvider(): object {
  return {
    terraform: { required_providers: { kubernetes: { source: 'kubernetes', version: '2.38.0' } } },
    provider: { kubernetes: [{}] },
  };
}

/** One resource on Kubernetes and nothing else. */
export function onKubernetes(type: string, resource: object): object {
  return { ...kubernetesProvider(), resource: { [type]: { it: resource } } };
}

/** A function with an alias behind an HTTP API, as cdktf writes it. */
export function aFunction(hash: string): object {
  return {
    terraform: { required_providers: { aws: { source: 'aws', version: '6.25.0' } } },
    provider: { aws: [{ region: 'eu-west-1' }] },
    data: { aws_caller_identity: { me: {} }, aws_region: { here: {} } },
    resource: {
      aws_iam_role: { orders: { name: 'orders', assume_role_policy: '{}' } },
      aws_lambda_function: {
        orders: {
          function_name: 'orders',
          role: '${aws_iam_role.orders.arn}',
          filename: 'orders.zip',
          handler: 'index.handler',
          runtime: 'nodejs20.x',
          source_code_hash: hash,
          publish: true,
          tags: { team: 'shop' },
        },
      },
      aws_lambda_alias: {
        live: {
          name: 'live',
          function_name: '${aws_lambda_function.orders.function_name}',
          function_version: '${aws_lambda_function.orders.version}',
        },
      },
      aws_apigatewayv2_api: { web: { name: 'web', protocol_type: 'HTTP' } },
      aws_lambda_permission: {
        web: {
          statement_id: 'web',
          action: 'lambda:InvokeFunction',
          function_name: '${aws_lambda_function.orders.function_name}',
          qualifier: '${aws_lambda_alias.live.name}',
          principal: 'apigateway.amazonaws.com',
          source_arn: '${aws_apigatewayv2_api.web.execution_arn}/*/*',
        },
      },
    },
    output: {
      account: { value: '${data.aws_caller_identity.me.account_id}' },
      region: { value: '${data.aws_region.here.region}' },
    },
  };
}
